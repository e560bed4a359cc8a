package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.transcript;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.store.CorruptArchiveException;
import org.cadastre.core.store.TranscriptArchive;
import org.cadastre.core.store.TranscriptArchive.Entry;
import org.cadastre.core.store.TranscriptArchive.Kept;
import org.cadastre.core.store.TranscriptArchive.KeptAct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every archive of transcripts and acts must do. An archive's test extends this and says how
/// it is opened.
public abstract class TranscriptArchiveContract {

  /// @param clock gives the time at which an entry is recorded
  protected abstract TranscriptArchive open(Path directory, InstantSource clock);

  private TranscriptArchive open(Path directory) {
    return open(directory, InstantSource.fixed(hour(9)));
  }

  private static List<Entry> after(TranscriptArchive archive, long location) {
    var entries = new ArrayList<Entry>();
    archive.after(location, entries::add);
    return entries;
  }

  @Test
  final void transcriptIsReadAsItWasKept(@TempDir Path directory) {
    var said = transcript("NAME=\"Debian\"\n\n ☃ \u0001\r\n");
    try (var archive = open(directory)) {
      var kept = archive.append("run 1", said);

      assertThat(kept).isEqualTo(new Kept(kept.location(), "run 1", hour(9), said));
      assertThat(archive.read(kept.location())).isEqualTo(kept);
    }
  }

  @Test
  final void transcriptsAreHandedOverInTheOrderOfArrival(@TempDir Path directory) {
    try (var archive = open(directory)) {
      var first = archive.append("r1", transcript("a"));
      var second = archive.append("r1", transcript("b"));
      var same = archive.append("r2", transcript("b"));

      assertThat(first.location()).isNotNegative().isLessThan(second.location());
      assertThat(second.location()).isLessThan(same.location());
      assertThat(after(archive, -1)).containsExactly(first, second, same);
      assertThat(after(archive, first.location())).containsExactly(second, same);
      assertThat(after(archive, same.location())).isEmpty();
    }
  }

  @Test
  final void actIsReadAsItWasKept(@TempDir Path directory) {
    var act = new Act.RulesApplied("2", Map.of("rules/a.yaml", "a:\n  b: \u2603\n"));
    try (var archive = open(directory)) {
      var kept = archive.append("jdoe", "the label\n\nwas wrong", act);

      var signed = new Act.Signed(kept.act().id(), hour(9), "jdoe", "the label\n\nwas wrong", act);
      assertThat(kept).isEqualTo(new KeptAct(kept.location(), signed));
      assertThat(archive.read(kept.location())).isEqualTo(kept);
    }
  }

  @Test
  final void actsAndTranscriptsStandInOneOrder(@TempDir Path directory) {
    try (var archive = open(directory)) {
      var first = archive.append("r1", transcript("a"));
      var second = archive.append("jdoe", "so be it", new Act.Retired(new CiId("c1")));
      var third = archive.append("r1", transcript("b"));

      assertThat(after(archive, -1)).containsExactly(first, second, third);
      assertThat(after(archive, second.location())).containsExactly(third);
    }
  }

  @Test
  final void everyActHasAnIdOfItsOwnThatSortsByTime(@TempDir Path directory) {
    var act = new Act.Retired(new CiId("c1"));
    var ids = new ArrayList<String>();
    for (int hour = 9; hour < 11; hour++) {
      try (var archive = open(directory, InstantSource.fixed(hour(hour)))) {
        for (int i = 0; i < 20; i++) {
          ids.add(archive.append("jdoe", "", act).act().id());
        }
      }
    }
    assertThat(ids).doesNotHaveDuplicates().isSorted();
  }

  @Test
  final void everythingIsThereAfterOpeningAgain(@TempDir Path directory) {
    Kept first;
    try (var archive = open(directory)) {
      first = archive.append("r1", transcript("a"));
    }
    try (var archive = open(directory)) {
      assertThat(archive.read(first.location())).isEqualTo(first);
      var second = archive.append("r1", transcript("b"));
      assertThat(after(archive, -1)).containsExactly(first, second);
    }
  }

  @Test
  final void newArchiveIsEmpty(@TempDir Path directory) {
    try (var archive = open(directory.resolve("not/yet/there"))) {
      assertThat(after(archive, -1)).isEmpty();
    }
  }

  @Test
  final void thereIsNothingWhereNothingWasKept(@TempDir Path directory) {
    try (var archive = open(directory)) {
      var kept = archive.append("r1", transcript("a"));

      for (long location : new long[] {-1, 0, kept.location() + 1, kept.location() + (9L << 40)}) {
        assertThatThrownBy(() -> archive.read(location))
            .isInstanceOf(CorruptArchiveException.class);
      }
      assertThat(archive.read(kept.location())).isEqualTo(kept);
    }
  }

  @Test
  final void largeTranscriptIsKept(@TempDir Path directory) {
    var large = transcript("0123456789abcdef".repeat(300_000));
    try (var archive = open(directory)) {
      var kept = archive.append("r1", large);
      assertThat(archive.read(kept.location())).isEqualTo(kept);
      assertThat(kept.transcript()).isEqualTo(large);
    }
  }

  @Test
  final void failureOfAReaderIsItsOwn(@TempDir Path directory) {
    try (var archive = open(directory)) {
      archive.append("r1", transcript("a"));
      assertThatThrownBy(() ->
              archive.after(
                  -1,
                  k -> {
                    throw new IllegalStateException("mine");
                  }))
          .hasMessage("mine");
      assertThat(after(archive, -1)).hasSize(1);
    }
  }

  @Test
  final void severalThreadsMayAppendAndRead(@TempDir Path directory)
      throws InterruptedException, ExecutionException {
    try (var archive = open(directory);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var appended = new ArrayList<Future<Kept>>();
      for (int i = 0; i < 100; i++) {
        var said = transcript("answer " + i);
        appended.add(threads.submit(() -> archive.append("r1", said)));
      }
      var kept = new ArrayList<Kept>();
      for (var future : appended) {
        kept.add(future.get());
        assertThat(archive.read(future.get().location())).isEqualTo(future.get());
      }
      assertThat(after(archive, -1)).hasSize(100).hasSameElementsAs(kept);
    }
  }
}
