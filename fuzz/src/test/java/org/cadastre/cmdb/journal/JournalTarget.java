package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.ci.MalformedTextException;
import org.cadastre.core.ci.TestimonyText;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.TranscriptHead;
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
      case 'm' -> parse(told.text());
      case 'g' -> said(told.text());
      case 'r' -> segment(record(told.bytes()));
      default -> segment(told.bytes());
    }
  }

  private static final TranscriptHead HEAD =
      new TranscriptHead(
          "0".repeat(64),
          "snmp",
          Endpoint.parse("snmp:10.0.0.1:161"),
          Instant.EPOCH,
          Instant.EPOCH,
          1);
  private static final String READING =
      """
      cadastre reading 1
      subject server
      name web1
      key hw.serial_number
      is AB12
      source snmp
      observed end
      fact 0
      attribute os.name
      value tDebian
      exchange 0
      """;

  private static void parse(String text) {
    try {
      Removal.parse(text);
    } catch (MalformedTextException _) {
      return;
    }
  }

  private static void said(String text) {
    try {
      TestimonyText.read(HEAD, text);
    } catch (MalformedTextException _) {
      return;
    }
  }

  private static byte[] removal() {
    var hash = "0".repeat(64);
    var gone = new Removal.Gone(40, hash, hash, 80, "run-1", Instant.EPOCH, HEAD);
    return new Removal(60, List.of(gone)).text().getBytes(StandardCharsets.UTF_8);
  }

  /// What is left of one record.
  private static byte[] thin() {
    var hash = new byte[Layout.HASH];
    var stub = new Stub(Content.TRANSCRIPT, "0".repeat(64), 40).bytes();
    var record = Layout.framed(Stub.KIND, stub, hash);
    var table = ByteBuffer.allocate(5 * Long.BYTES).putLong(40).putLong(40).putLong(0).putLong(1);
    var rest = table.putLong(900).array();
    return ByteBuffer.allocate(40 + record.length + rest.length + 2 * Layout.HASH)
        .put(Layout.thinHeader(hash))
        .put(record)
        .put(rest)
        .put(Sha256.of(rest))
        .put(hash)
        .array();
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
    seeds.add(seed('m', removal()));
    seeds.add(seed('g', READING.getBytes(StandardCharsets.UTF_8)));
    seeds.add(seed('s', thin()));
    return seeds;
  }

  private static byte[] seed(char kind, byte[] bytes) {
    var seed = new byte[bytes.length + 1];
    seed[0] = (byte) kind;
    System.arraycopy(bytes, 0, seed, 1, bytes.length);
    return seed;
  }
}
