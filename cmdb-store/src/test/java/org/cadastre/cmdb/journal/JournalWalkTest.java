package org.cadastre.cmdb.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cadastre.cmdb.journal.ChainedArchive.Step;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.CiId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalWalkTest {
  private static final int RECORDS = 12;

  @TempDir private Path directory = Path.of("");
  private final List<Long> locations = new ArrayList<>();
  private List<Step> sound = List.of();

  @BeforeEach
  void fillThreeSegments() {
    try (var journal = open()) {
      for (int i = 0; i < RECORDS / 2; i++) {
        locations.add(journal.append("r", transcript("answer " + i)).location());
        locations.add(journal.append("jdoe", "why", new Act.Retired(new CiId("c"))).location());
      }
      assertThat(Segments.number(locations.getLast())).as("segments").isEqualTo(3);
    }
    sound = steps();
  }

  private Journal open() {
    return Journal.open(directory, InstantSource.fixed(hour(9)), 900);
  }

  private List<Step> steps() {
    return steps(ChainedArchive.BEGINNING, ChainedArchive.END);
  }

  private List<Step> steps(long from, long upTo) {
    var steps = new ArrayList<Step>();
    try (var journal = open()) {
      journal.walk(from, upTo, steps::add);
    }
    return steps;
  }

  private List<Path> segments() throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".journal")).sorted().toList();
    }
  }

  @Test
  void everyRecordIsMetWithItsHashes() {
    assertThat(sound).hasSize(RECORDS).allMatch(Step.Link.class::isInstance);
    try (var journal = open()) {
      for (int i = 0; i < RECORDS; i++) {
        var content = journal.content(locations.get(i));
        assertThat(content.link()).isEqualTo(sound.get(i));
        assertThat(content.text()).contains(i % 2 == 0 ? "answer " + i / 2 : "act retired");
      }
    }
  }

  @Test
  void partOfTheWayCanBeWalked() {
    for (int i = 0; i < RECORDS; i++) {
      assertThat(steps(locations.get(i), ChainedArchive.END)).isEqualTo(sound.subList(i, RECORDS));
      assertThat(steps(ChainedArchive.BEGINNING, locations.get(i)))
          .isEqualTo(sound.subList(0, i + 1));
    }
    assertThat(steps(locations.get(3), locations.get(8))).isEqualTo(sound.subList(3, 9));
  }

  @Test
  void everyFlippedByteIsNamedOnceAndTheWalkGoesOn() throws IOException {
    for (var file : segments()) {
      var whole = Files.readAllBytes(file);
      for (int i = 0; i < whole.length; i++) {
        var damaged = whole.clone();
        damaged[i] ^= (byte) (1 << i % 8);
        Files.write(file, damaged);
        assertOneFlawAt(file, i, steps());
      }
      Files.write(file, whole);
    }
  }

  private void assertOneFlawAt(Path file, int offset, List<Step> steps) {
    var links = new ArrayList<Step>();
    var flaws = new ArrayList<String>();
    for (var step : steps) {
      switch (step) {
        case Step.Link link -> links.add(link);
        case Step.Removed(var link) -> links.add(link);
        case Step.Damage damage -> flaws.add(damage.place());
        case Step.Unfinished unfinished -> flaws.add(unfinished.place());
      }
    }
    assertThat(flaws).as("byte %d of %s", offset, file).hasSize(1);
    assertThat(flaws.getFirst()).startsWith(file + " byte ");
    long named = Long.parseLong(flaws.getFirst().replaceAll(".* byte ", ""));
    assertThat(named).isBetween(offset - 600L, (long) offset);
    assertThat(sound).containsAll(links);
    assertThat(links).hasSize(offset < Layout.SEGMENT_HEADER ? RECORDS : RECORDS - 1);
  }

  @Test
  void missingFileIsNamedAndTheOthersAreWalked() throws IOException {
    var second = segments().get(1);
    Files.delete(second);

    assertThat(steps())
        .filteredOn(Step.Damage.class::isInstance)
        .singleElement()
        .extracting(Step.Damage.class::cast)
        .satisfies(damage -> {
          assertThat(damage.place()).isEqualTo(second + " byte 0");
          assertThat(damage.what()).contains("missing");
        });
    assertThat(steps()).endsWith(sound.getLast());
  }

  @Test
  void shortenedFileIsNamed() throws IOException {
    var second = segments().get(1);
    var whole = Files.readAllBytes(second);
    for (int size = 0; size < whole.length; size++) {
      Files.write(second, Arrays.copyOf(whole, size));
      assertThat(steps()).anyMatch(Step.Damage.class::isInstance);
    }
  }

  @Test
  void whatACrashCutShortIsNoDamage() throws IOException {
    var last = segments().getLast();
    var whole = Files.readAllBytes(last);
    int start = (int) Segments.offset(locations.getLast());
    for (int size = start + 1; size < whole.length; size++) {
      Files.write(last, Arrays.copyOf(whole, size));

      var steps = steps();
      assertThat(steps.subList(0, RECORDS - 1)).isEqualTo(sound.subList(0, RECORDS - 1));
      assertThat(steps.getLast())
          .isEqualTo(new Step.Unfinished(locations.getLast(), last + " byte " + start));
    }
  }

  @Test
  void placeWithoutARecordIsNamed() {
    assertThat(steps(locations.get(1) + 1, locations.get(2)))
        .first()
        .isInstanceOf(Step.Damage.class);
    assertThat(steps(9L << 40, ChainedArchive.END)).singleElement().isInstanceOf(Step.Damage.class);
  }
}
