package org.cadastre.cmdb.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.cadastre.core.store.CorruptArchiveException;
import org.cadastre.core.store.TranscriptArchive.Entry;
import org.cadastre.core.store.TranscriptArchive.Kept;
import org.cadastre.core.store.TranscriptArchive.KeptAct;
import org.jspecify.annotations.Nullable;

/// A row of the journal's table.
final class Row {
  final long location;
  final byte[] before;
  final byte[] hash;
  final int kind;
  final Instant recordedAt;
  final byte[] payload;

  /// @param before the hash of the row before
  Row(long location, byte[] before, byte[] hash, int kind, Instant recordedAt, byte[] payload) {
    this.location = location;
    this.before = before;
    this.hash = hash;
    this.kind = kind;
    this.recordedAt = recordedAt;
    this.payload = payload;
  }

  /// What the first row continues.
  static Row beforeAll() {
    var zero = new byte[Layout.HASH];
    return new Row(0, zero, zero, 0, Instant.EPOCH, new byte[0]);
  }

  String place() {
    return place(location);
  }

  static String place(long location) {
    return "row " + location + " of the table journal";
  }

  boolean whole() {
    return wholeBehind(before);
  }

  boolean wholeBehind(byte[] hashBefore) {
    return kind == (byte) kind
        && Arrays.equals(hash, Layout.hash(hashBefore, (byte) kind, payload));
  }

  /// Whether it continues that row's hash, or the one that a damaged row should have.
  boolean continues(Row row) {
    return Arrays.equals(before, row.hash)
        || Arrays.equals(before, Layout.hash(row.before, (byte) row.kind, row.payload));
  }

  void requireToContinue(Row row) {
    if (location != row.location + 1) {
      throw new CorruptArchiveException(place(row.location + 1) + " is missing");
    }
    if (!continues(row)) {
      throw corrupt("it does not continue the row before");
    }
    requireWhole();
  }

  void requireWhole() {
    if (!whole()) {
      throw corrupt("its content does not match its hash");
    }
  }

  /// Null when it is of a kind that is not known here.
  @Nullable Entry entry() {
    try {
      var entry = Payload.decode(location, (byte) kind, payload);
      if (entry != null && !ofItsTime(entry)) {
        throw corrupt("its recorded_at is not the time it was recorded at");
      }
      return entry;
    } catch (Payload.UnreadableException e) {
      throw corrupt("it cannot be read: " + e.getMessage());
    }
  }

  private boolean ofItsTime(Entry entry) {
    var time =
        switch (entry) {
          case Kept kept -> kept.recordedAt();
          case KeptAct kept -> kept.act().recordedAt();
        };
    return time.truncatedTo(ChronoUnit.MICROS).equals(recordedAt);
  }

  ChainedArchive.Content content() {
    try {
      return Payload.content(location, (byte) kind, payload, hash);
    } catch (Payload.UnreadableException e) {
      throw corrupt("it cannot be read: " + e.getMessage());
    }
  }

  ChainedArchive.Step.Link link() throws Payload.UnreadableException {
    return Payload.link(location, (byte) kind, payload, hash);
  }

  private CorruptArchiveException corrupt(String why) {
    return new CorruptArchiveException(place() + " is damaged: " + why);
  }
}
