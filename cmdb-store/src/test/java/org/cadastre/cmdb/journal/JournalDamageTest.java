package org.cadastre.cmdb.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.transcript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cadastre.core.store.CorruptArchiveException;
import org.cadastre.core.store.TranscriptArchive.Entry;
import org.cadastre.core.store.TranscriptArchive.Kept;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What crashes and bad disks do to a journal, and what becomes of it.
final class JournalDamageTest {
  @TempDir private Path directory = Path.of("");
  private Path file = Path.of("");
  private final List<Kept> kept = new ArrayList<>();
  private byte[] whole = {};

  @BeforeEach
  void keepThree() throws IOException {
    file = directory.resolve("00000001.journal");
    try (var journal = open()) {
      for (var answer : List.of("one", "two", "three")) {
        kept.add(journal.append("r1", transcript(answer)));
      }
    }
    whole = Files.readAllBytes(file);
  }

  private Journal open() {
    return Journal.open(directory, InstantSource.fixed(hour(9)));
  }

  private List<Entry> all() {
    var found = new ArrayList<Entry>();
    try (var journal = open()) {
      journal.after(-1, found::add);
    }
    return found;
  }

  private int lastOffset() {
    return (int) Segments.offset(kept.getLast().location());
  }

  @Test
  void recordCutShortByACrashIsOverlookedAndWrittenOver() throws IOException {
    for (int size = lastOffset(); size < whole.length; size++) {
      Files.write(file, Arrays.copyOf(whole, size));

      assertThat(all()).isEqualTo(kept.subList(0, 2));
      try (var journal = open()) {
        assertThat(journal.append("r1", transcript("three"))).isEqualTo(kept.getLast());
      }
      assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
  }

  @Test
  void lengthenedFileOfWhichNothingWasWrittenIsOverlookedAndWrittenOver() throws IOException {
    Files.write(file, Arrays.copyOf(Arrays.copyOf(whole, lastOffset()), whole.length + 5_000));

    assertThat(all()).isEqualTo(kept.subList(0, 2));
    try (var journal = open()) {
      journal.append("r1", transcript("three"));
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void segmentThatACrashHadJustBegunIsBegunAgain() throws IOException {
    var second = directory.resolve("00000002.journal");
    for (int size = 0; size < Layout.SEGMENT_HEADER; size++) {
      Files.write(second, new byte[size]);

      assertThat(all()).isEqualTo(kept);
    }
    try (var journal = open()) {
      kept.add(journal.append("r1", transcript("four")));
    }
    assertThat(kept.getLast().location()).isEqualTo(2L << 40 | Layout.SEGMENT_HEADER);
    assertThat(all()).isEqualTo(kept);
  }

  @Test
  void everyFlippedByteIsFound() throws IOException {
    for (int i = 0; i < whole.length; i++) {
      var damaged = whole.clone();
      damaged[i] ^= (byte) (1 << i % 8);
      Files.write(file, damaged);

      if (isFoundBehindLastHeader(i)) {
        assertThat(all()).isEqualTo(kept.subList(0, 2));
      } else {
        assertThatThrownBy(this::all)
            .isInstanceOf(CorruptArchiveException.class)
            .hasMessageContaining(file.toString())
            .hasMessageContaining("byte");
      }
    }
  }

  /// There damage looks like a record that a crash left unfinished.
  private boolean isFoundBehindLastHeader(int offset) {
    return offset >= lastOffset() + Layout.RECORD_HEADER - 1;
  }

  @Test
  void nothingIsAddedBehindADamagedEnd() throws IOException {
    var damaged = whole.clone();
    damaged[lastOffset()] ^= 1;
    Files.write(file, damaged);

    try (var journal = open()) {
      assertThatThrownBy(() -> journal.append("r1", transcript("four")))
          .isInstanceOf(CorruptArchiveException.class);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
  }

  @Test
  void allThatWaitAreToldOfTheDamage() throws IOException {
    whole[lastOffset()] ^= 1;
    Files.write(file, whole);

    try (var journal = open();
        var threads = Executors.newFixedThreadPool(8)) {
      var failures = new ArrayList<Future<Kept>>();
      for (int i = 0; i < 100; i++) {
        failures.add(threads.submit(() -> journal.append("r1", transcript("four"))));
      }
      assertThat(failures).allSatisfy(f -> assertThatThrownBy(f::get).hasMessageContaining("byte"));
    }
  }

  @Test
  void damagedRecordIsNotReadAndItsNeighboursAre() throws IOException {
    var damaged = whole.clone();
    damaged[(int) Segments.offset(kept.get(1).location()) + 20] ^= 1;
    Files.write(file, damaged);

    try (var journal = open()) {
      assertThat(journal.read(kept.getFirst().location())).isEqualTo(kept.getFirst());
      assertThat(journal.read(kept.getLast().location())).isEqualTo(kept.getLast());
      assertThatThrownBy(() -> journal.read(kept.get(1).location()))
          .isInstanceOf(CorruptArchiveException.class);
    }
  }

  @Test
  void exchangedRecordIsFound() throws IOException {
    var other = directory.resolve("other");
    try (var journal = Journal.open(other, InstantSource.fixed(hour(9)))) {
      journal.append("r1", transcript("another"));
    }
    var forged = new ByteArrayOutputStream();
    forged.writeBytes(Files.readAllBytes(other.resolve("00000001.journal")));
    int second = (int) Segments.offset(kept.get(1).location());
    forged.write(whole, second, whole.length - second);
    Files.write(file, forged.toByteArray());

    assertThatThrownBy(this::all).isInstanceOf(CorruptArchiveException.class);
  }
}
