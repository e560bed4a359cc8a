package org.cadastre.cmdb.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cadastre.testkit.Samples.transcript;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.cmdb.journal.ChainedArchive.Step;
import org.cadastre.core.store.CorruptArchiveException;
import org.cadastre.core.store.TranscriptArchive.Condensed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// In files: one in small segments, so that removals reach over several.
final class FileThinningTest extends ThinningContract {
  private static final int SMALL = 900;

  @Override
  ChainedArchive open(Path directory) {
    return Journal.open(directory, CLOCK, SMALL);
  }

  private Path segment(int number) {
    return new Segments(directory()).path(number);
  }

  private List<Step.Damage> damage() {
    var damage = new ArrayList<Step.Damage>();
    try (var archive = open()) {
      for (var step : steps(archive, ChainedArchive.BEGINNING)) {
        if (step instanceof Step.Damage found) {
          damage.add(found);
        }
      }
    }
    return damage;
  }

  @Test
  void everyFlippedByteOfAThinFileIsFound() throws IOException {
    try (var archive = open()) {
      fill(archive);
      Condensing.condense(archive, locations(0, 2));
    }
    assertThat(damage()).isEmpty();
    var file = segment(1);
    var whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      var flipped = whole.clone();
      flipped[i] ^= 0x10;
      Files.write(file, flipped);
      assertThat(damage()).as("byte " + i + " of " + whole.length).isNotEmpty();
      assertThat(damage().getFirst().place()).contains("00000001.journal");
    }
    for (int size = 0; size < whole.length; size += 7) {
      Files.write(file, java.util.Arrays.copyOf(whole, size));
      assertThat(damage()).as("cut at " + size).isNotEmpty();
    }
  }

  /// Also one so far behind the end that the end of what lies there is no number any more.
  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1 << 20, Long.MAX_VALUE - 8, Long.MAX_VALUE})
  void aPlaceOutsideTheFileIsDamage(long place) throws IOException {
    try (var archive = open()) {
      fill(archive);
      Condensing.condense(archive, locations(0));
    }
    var whole = Files.readAllBytes(segment(1));
    var bytes = ByteBuffer.wrap(whole);
    int end = whole.length - ThinSegment.END;
    int table = end - (int) bytes.getLong(end) * ThinSegment.PLACE;
    Files.write(segment(1), bytes.putLong(table + Long.BYTES, place).array());
    try (var archive = open()) {
      assertThatThrownBy(() -> archive.after(ChainedArchive.BEGINNING, _ -> {}))
          .isInstanceOf(CorruptArchiveException.class)
          .hasMessageContaining("00000001.journal is damaged at byte " + table + ": its table");
    }
  }

  @Test
  void oneDamagedPlaceIsReportedOnceAndTheRestIsSound() throws IOException {
    try (var archive = open()) {
      fill(archive);
      Condensing.condense(archive, locations(0));
    }
    var whole = Files.readAllBytes(segment(1));
    var stub = Layout.SEGMENT_HEADER + Layout.RECORD_HEADER + 5;
    whole[stub] ^= 1;
    Files.write(segment(1), whole);

    assertThat(damage())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.location()).isEqualTo(kept.getFirst().location());
          assertThat(one.place()).endsWith("00000001.journal byte " + Layout.SEGMENT_HEADER);
          assertThat(one.what()).contains("not as its removal says");
        });
    try (var archive = open()) {
      assertThatThrownBy(() -> archive.read(kept.getFirst().location()))
          .isInstanceOf(CorruptArchiveException.class)
          .hasMessageContaining("00000001.journal");
      assertThat(archive.read(kept.get(1).location())).isEqualTo(kept.get(1));
    }
  }

  @Test
  void damagedReadingOrRemovalIsFound() throws IOException {
    try (var archive = open()) {
      fill(archive);
      Condensing.condense(archive, locations(0, 7));
      archive.append("r", transcript("later"));
    }
    for (byte kind : new byte[] {ChainedArchive.Content.READING, ChainedArchive.Content.REMOVAL}) {
      var file = find(kind);
      var whole = Files.readAllBytes(file.path());
      var flipped = whole.clone();
      flipped[(int) file.at() + Layout.RECORD_HEADER + 20] ^= 1;
      Files.write(file.path(), flipped);
      assertThat(damage()).anyMatch(one -> one.place().equals(file.path() + " byte " + file.at()));
      try (var archive = open()) {
        assertThatThrownBy(() -> archive.read(kept.getFirst().location()))
            .isInstanceOf(CorruptArchiveException.class)
            .hasMessageContaining(file.path().toString());
      }
      Files.write(file.path(), whole);
    }
  }

  private record Place(Path path, long at) {}

  /// The first record of that kind.
  private Place find(byte kind) throws IOException {
    var found = new ArrayList<Place>();
    var segments = new Segments(directory());
    var contents = new Contents(segments);
    new Reader(segments, contents, new Removals(contents::at))
        .records(
            ChainedArchive.BEGINNING,
            (_, location, record) -> {
              if (record.kind == kind) {
                var path = segments.path(Segments.number(location));
                found.add(new Place(path, record.end - Layout.size(record.payload.length)));
              }
            });
    return found.getFirst();
  }

  @Test
  void whatAnotherLeftUnfinishedIsInNobodysWay() throws IOException {
    try (var archive = open()) {
      fill(archive);
      Condensing.name(archive, Condensing.ACT, locations(0, 1, 2, 3));
      var left = directory().resolve("00000001.journal.unfinished");
      Files.writeString(left, "half of it");
      assertThat(damage()).isEmpty();
      archive.thinning().thin();

      assertThat(left).doesNotExist();
      assertThat(after(archive, -1)).filteredOn(Condensed.class::isInstance).hasSize(4);
    }
  }

  @Test
  void processThatDiedBetweenTwoFilesIsGoneOnFrom() throws IOException {
    try (var archive = open()) {
      fill(archive);
      var last = Condensing.name(archive, Condensing.ACT, locations(0, 1, 2, 3, 4, 5, 6, 7));
      var before = Files.readAllBytes(segment(1));
      archive.thinning().thin();
      Files.write(segment(1), before);
      assertThat(damage()).isEmpty();
      assertThat(after(archive, -1)).contains(kept.getFirst(), condensed(kept.getLast(), last));
      archive.thinning().thin();

      assertThat(after(archive, -1)).filteredOn(Condensed.class::isInstance).hasSize(8);
    }
  }

  @Test
  void damagedFileIsLeftAsItIs() throws IOException {
    try (var archive = open()) {
      fill(archive);
      Condensing.name(archive, Condensing.ACT, locations(0));
    }
    var whole = Files.readAllBytes(segment(1));
    whole[Layout.SEGMENT_HEADER + Layout.RECORD_HEADER + 20] ^= 1;
    Files.write(segment(1), whole);
    try (var archive = open()) {
      assertThatThrownBy(() -> archive.thinning().thin())
          .isInstanceOf(CorruptArchiveException.class)
          .hasMessageContaining("00000001.journal");
    }
    assertThat(Files.readAllBytes(segment(1))).isEqualTo(whole);
  }
}
