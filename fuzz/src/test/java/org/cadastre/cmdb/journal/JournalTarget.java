package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.store.CorruptArchiveException;
import org.cadastre.fuzz.Target;
import org.cadastre.fuzz.Told;

/// A journal's files, and what is in a record.
public final class JournalTarget implements Target {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
  private static final Path DIRECTORY = Path.of("journal");
  private static final String ENTRY =
      """
      run-1
      2026-11-21T08:30:00Z
      cadastre transcript 1
      probe snmp
      endpoint snmp:10.0.0.1:161
      started 2026-11-21T08:30:00Z
      ended 2026-11-21T08:30:01.5Z
      ? get
       1.3.6.1.2.1.1.2.0
      - 5000
      """;

  public static void fuzzerTestOneInput(byte[] data) {
    var told = Told.of(data);
    switch (told.kind()) {
      case 't' -> decode(Content.TRANSCRIPT, Compression.deflate(told.bytes()));
      case 'a' -> decode(Content.ACT, Compression.deflate(told.bytes()));
      case 'p' -> decode(Content.TRANSCRIPT, told.bytes());
      case 'r' -> segment(record(told.bytes()));
      default -> segment(told.bytes());
    }
  }

  private interface Content {
    byte TRANSCRIPT = ChainedArchive.Content.TRANSCRIPT;
    byte ACT = ChainedArchive.Content.ACT;
  }

  private static void decode(byte kind, byte[] bytes) {
    try {
      Payload.decode(0, kind, bytes);
    } catch (Payload.UnreadableException _) {
      return;
    }
  }

  /// A sound record that holds that.
  private static byte[] record(byte[] payload) {
    var before = new byte[Layout.HASH];
    var header = Layout.segmentHeader(before);
    var record =
        Layout.record(ChainedArchive.Content.TRANSCRIPT, Compression.deflate(payload), before);
    var segment = new byte[header.length + record.length];
    System.arraycopy(header, 0, segment, 0, header.length);
    System.arraycopy(record, 0, segment, header.length, record.length);
    return segment;
  }

  private static void segment(byte[] bytes) {
    try {
      Files.createDirectories(DIRECTORY);
      Files.write(DIRECTORY.resolve("00000001.journal"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (var journal = Journal.open(DIRECTORY, CLOCK)) {
      journal.walk(ChainedArchive.BEGINNING, ChainedArchive.END, _ -> {});
      journal.after(ChainedArchive.BEGINNING, _ -> {});
    } catch (CorruptArchiveException _) {
      return;
    }
  }

  @Override
  public List<byte[]> seeds() {
    var seeds = new ArrayList<byte[]>();
    var entry = ENTRY.getBytes(StandardCharsets.UTF_8);
    for (char kind : new char[] {'t', 'r'}) {
      seeds.add(seed(kind, entry));
    }
    seeds.add(seed('p', Compression.deflate(entry)));
    seeds.add(seed('s', record(entry)));
    return seeds;
  }

  private static byte[] seed(char kind, byte[] bytes) {
    var seed = new byte[bytes.length + 1];
    seed[0] = (byte) kind;
    System.arraycopy(bytes, 0, seed, 1, bytes.length);
    return seed;
  }
}
