package org.cadastre.cmdb.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.store.CorruptArchiveException;
import org.cadastre.core.store.TranscriptArchive.Entry;
import org.cadastre.core.store.TranscriptArchive.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many segments, and more than one that appends to them.
final class JournalFilesTest {
  private static final int SMALL = 2_000;

  private static Journal open(Path directory) {
    return Journal.open(directory, InstantSource.fixed(hour(9)), SMALL);
  }

  private static List<Kept> fill(Path directory) {
    var kept = new ArrayList<Kept>();
    try (var journal = open(directory)) {
      for (int i = 0; i < 40; i++) {
        kept.add(journal.append("r" + i, transcript("answer " + i)));
      }
    }
    return kept;
  }

  private static List<Entry> after(Path directory, long location) {
    var found = new ArrayList<Entry>();
    try (var journal = open(directory)) {
      journal.after(location, found::add);
    }
    return found;
  }

  @Test
  void journalGoesOnInFurtherFiles(@TempDir Path directory) throws IOException {
    var kept = fill(directory);

    assertThat(directory.resolve("00000003.journal")).exists();
    assertThat(Files.size(directory.resolve("00000001.journal"))).isLessThanOrEqualTo(SMALL);
    assertThat(kept).isSortedAccordingTo((a, b) -> Long.compare(a.location(), b.location()));
    assertThat(after(directory, -1)).isEqualTo(kept);
    for (int i = 0; i < kept.size(); i++) {
      assertThat(after(directory, kept.get(i).location()))
          .isEqualTo(kept.subList(i + 1, kept.size()));
    }
  }

  @Test
  void missingOrShortenedFileIsFound(@TempDir Path directory) throws IOException {
    fill(directory);
    var second = directory.resolve("00000002.journal");
    var whole = Files.readAllBytes(second);
    Files.delete(second);
    assertThatThrownBy(() -> after(directory, -1))
        .isInstanceOf(CorruptArchiveException.class)
        .hasMessageContaining("00000002");

    for (int size = 0; size < whole.length; size += 37) {
      Files.write(second, Arrays.copyOf(whole, size));
      assertThatThrownBy(() -> after(directory, -1)).isInstanceOf(CorruptArchiveException.class);
    }
  }

  @Test
  void journalsAppendInTurnsToOneDirectory(@TempDir Path directory) {
    var kept = new ArrayList<Kept>();
    try (var one = open(directory);
        var other = open(directory)) {
      for (int i = 0; i < 30; i++) {
        kept.add((i % 3 == 0 ? one : other).append("r", transcript("answer " + i)));
      }
      assertThat(one.read(kept.getLast().location())).isEqualTo(kept.getLast());
    }

    assertThat(after(directory, -1)).isEqualTo(kept);
  }

  @Test
  void interruptedThreadAppendsAndStaysInterrupted(@TempDir Path directory) {
    try (var journal = open(directory)) {
      journal.append("r", transcript("one"));
      Thread.currentThread().interrupt();
      journal.append("r", transcript("two"));
      assertThat(Thread.interrupted()).isTrue();
      journal.append("r", transcript("three"));
    }
    assertThat(after(directory, -1)).hasSize(3);
  }

  @Test
  void whatCouldNotBeReadBackIsNotKept(@TempDir Path directory) {
    try (var journal = open(directory)) {
      assertThatThrownBy(() -> journal.append("two\nlines", transcript("a")))
          .isInstanceOf(IllegalArgumentException.class);
      var broken = new Exchange(new Question("run\n! x", "id"), new Answer.Refused("no"));
      var said = transcript("a");
      var unreadable =
          new Transcript(
              said.probe(), said.endpoint(), said.started(), said.ended(), List.of(broken));
      assertThatThrownBy(() -> journal.append("r", unreadable))
          .isInstanceOf(IllegalArgumentException.class);
      var large = transcript("x".repeat(64 << 20));
      assertThatThrownBy(() -> journal.append("r", large))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("too large");
    }
    assertThat(after(directory, -1)).isEmpty();
  }
}
