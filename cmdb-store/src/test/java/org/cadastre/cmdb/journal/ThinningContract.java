package org.cadastre.cmdb.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.transcript;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cadastre.cmdb.journal.ChainedArchive.Step;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.store.CorruptArchiveException;
import org.cadastre.core.store.TranscriptArchive.Condensed;
import org.cadastre.core.store.TranscriptArchive.Entry;
import org.cadastre.core.store.TranscriptArchive.Kept;
import org.cadastre.core.store.TranscriptArchive.KeptAct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every archive must do whose transcripts lose their words.
abstract class ThinningContract {
  static final InstantSource CLOCK = InstantSource.fixed(hour(9));

  @TempDir private Path directory = Path.of("");

  final List<Kept> kept = new ArrayList<>();

  abstract ChainedArchive open(Path directory);

  final Path directory() {
    return directory;
  }

  final ChainedArchive open() {
    return open(directory);
  }

  /// Eight transcripts, with an act in between.
  final void fill(ChainedArchive archive) {
    for (int i = 0; i < 8; i++) {
      kept.add(archive.append("r" + i, transcript("answer " + i + "\n" + "\u2603 ".repeat(i * 9))));
      if (i == 3) {
        archive.append("jdoe", "so be it", new Act.Retired(new CiId("c1")));
      }
    }
  }

  final Set<Long> locations(int... indices) {
    var locations = new java.util.TreeSet<Long>();
    for (int index : indices) {
      locations.add(kept.get(index).location());
    }
    return locations;
  }

  static List<Entry> after(ChainedArchive archive, long location) {
    var entries = new ArrayList<Entry>();
    archive.after(location, entries::add);
    return entries;
  }

  static List<Step> steps(ChainedArchive archive, long from) {
    var steps = new ArrayList<Step>();
    archive.walk(from, ChainedArchive.END, steps::add);
    return steps;
  }

  static Condensed condensed(Kept kept, KeptAct act) {
    var head = kept.head();
    return new Condensed(
        kept.location(), kept.run(), kept.recordedAt(), head, Condensing.said(head), act.act());
  }

  @Test
  final void removedTranscriptIsHandedOverAsWhatItSaid() {
    try (var archive = open()) {
      fill(archive);
      var before = after(archive, -1);
      var act = Condensing.condense(archive, locations(0, 1, 2, 5));

      var expected = new ArrayList<Entry>(before);
      for (int index : new int[] {0, 1, 2, 6}) {
        expected.set(index, condensed((Kept) before.get(index), act));
      }
      expected.add(act);
      assertThat(after(archive, -1)).isEqualTo(expected);
    }
    try (var archive = open()) {
      var later = archive.append("r9", transcript("later"));
      var all = after(archive, -1);
      assertThat(all).hasSize(11).endsWith(later);
      for (int i = 0; i < all.size(); i++) {
        assertThat(archive.read(all.get(i).location())).isEqualTo(all.get(i));
        assertThat(after(archive, all.get(i).location())).isEqualTo(all.subList(i + 1, all.size()));
      }
    }
  }

  @Test
  final void moreCanBeRemovedLater() {
    try (var archive = open()) {
      fill(archive);
      var first = Condensing.condense(archive, locations(0, 3));
      var second = Condensing.condense(archive, locations(1, 7));
      archive.thinning().thin();

      var all = after(archive, -1);
      assertThat(all)
          .contains(
              condensed(kept.get(0), first),
              condensed(kept.get(3), first),
              condensed(kept.get(1), second),
              condensed(kept.get(7), second))
          .contains(kept.get(2), kept.get(4), kept.get(5), kept.get(6))
          .hasSize(11);
    }
  }

  @Test
  final void chainIsTheSame() {
    try (var archive = open()) {
      fill(archive);
      var before = steps(archive, ChainedArchive.BEGINNING);
      Condensing.condense(archive, locations(0, 1, 7));
      var after = steps(archive, ChainedArchive.BEGINNING);

      assertThat(after.subList(0, before.size()))
          .extracting(Step::record)
          .isEqualTo(before.stream().map(Step::record).toList());
      assertThat(after).filteredOn(Step.Removed.class::isInstance).hasSize(3);
      assertThat(after).noneMatch(Step.Damage.class::isInstance);
      for (int i = 0; i < after.size(); i++) {
        var link = java.util.Objects.requireNonNull(after.get(i).record());
        assertThat(steps(archive, link.location())).isEqualTo(after.subList(i, after.size()));
        var upTo = new ArrayList<Step>();
        archive.walk(ChainedArchive.BEGINNING, link.location(), upTo::add);
        assertThat(upTo).isEqualTo(after.subList(0, i + 1));
      }
    }
  }

  @Test
  final void whatIsNamedGoesThoughSomebodyDiedBeforeItDid() {
    KeptAct act;
    try (var archive = open()) {
      fill(archive);
      act = Condensing.name(archive, Condensing.ACT, locations(0, 7));
      assertThat(after(archive, -1)).contains(kept.getFirst(), kept.getLast());
    }
    try (var archive = open()) {
      archive.thinning().thin();
      assertThat(after(archive, -1))
          .contains(condensed(kept.getFirst(), act), condensed(kept.getLast(), act));
    }
  }

  @Test
  final void nothingGoesThatNoActSaysShould() {
    try (var archive = open()) {
      fill(archive);
      Condensing.name(archive, new Act.Retired(new CiId("c2")), locations(0, 7));
      assertThatThrownBy(() -> archive.thinning().thin())
          .isInstanceOf(CorruptArchiveException.class)
          .hasMessageContaining("no act on record says so");
      assertThat(after(archive, -1)).containsAll(kept);
    }
  }

  @Test
  final void wordsThatAreGoneAreNotTaken() {
    try (var archive = open()) {
      fill(archive);
      Condensing.condense(archive, locations(0));
      assertThatThrownBy(() -> archive.content(kept.getFirst().location()))
          .isInstanceOf(CorruptArchiveException.class)
          .hasMessageContaining("removed");
      var left = new ArrayList<Kept>();
      archive.thinning().transcripts(hour(10), one -> left.add(one.kept()));
      assertThat(left).isEqualTo(kept.subList(1, kept.size()));
      archive.thinning().transcripts(hour(9), one -> left.add(one.kept()));
      assertThat(left).hasSize(kept.size() - 1);
    }
  }

  @Test
  final void fiftyThatSayTheSameTakeAFractionOfTheRoom() {
    try (var archive = open()) {
      for (int i = 0; i < 50; i++) {
        kept.add(archive.append("r", transcript(noise(i, 6_000))));
      }
      var thinning = archive.thinning();
      long before = thinning.size();
      Condensing.condense(archive, kept.stream().map(Kept::location).toList());

      assertThat(thinning.size()).isLessThan(before / 8);
      assertThat(after(archive, -1)).filteredOn(Condensed.class::isInstance).hasSize(50);
    }
  }

  /// Text that hardly compresses.
  private static String noise(int seed, int length) {
    return new java.util.Random(seed)
        .ints(length, '0', 'z')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
