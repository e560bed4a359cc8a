package org.cadastre.cmdb.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.cadastre.cmdb.journal.ChainedArchive.Step;
import org.cadastre.core.store.CorruptArchiveException;
import org.cadastre.core.store.TranscriptArchive.Conversation;
import org.cadastre.core.store.TranscriptArchive.Entry;
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

  /// What is left of a removed row is believed when its removal is looked at ([#step]).
  boolean wholeBehind(byte[] hashBefore) {
    if (kind == Stub.KIND) {
      return payload.length == Stub.SIZE;
    }
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

  /// Null when it is no entry: of a kind that is not known here, or one that stands for removed
  /// transcripts.
  @Nullable Entry entry(Removals removals) {
    try {
      var entry =
          kind == Stub.KIND
              ? removals.condensed(location, Stub.parse(payload), Sha256.hex(hash))
              : Payload.decode(location, (byte) kind, payload);
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
          case Conversation kept -> kept.recordedAt();
          case KeptAct kept -> kept.act().recordedAt();
        };
    return time.truncatedTo(ChronoUnit.MICROS).equals(recordedAt);
  }

  /// @throws CorruptArchiveException when it cannot be read, or only what is left of it
  ChainedArchive.Content content() {
    if (kind == Stub.KIND) {
      throw corrupt("its words were removed");
    }
    try {
      return Payload.content(location, (byte) kind, payload, hash);
    } catch (Payload.UnreadableException e) {
      throw corrupt("it cannot be read: " + e.getMessage());
    }
  }

  /// What is left of it, where it was removed.
  Optional<ChainedArchive.Remains> remains(Removals removals) {
    try {
      return kind == Stub.KIND
          ? Optional.of(removals.remains(location, Stub.parse(payload), Sha256.hex(hash)))
          : Optional.empty();
    } catch (Payload.UnreadableException e) {
      throw corrupt("it cannot be read: " + e.getMessage());
    }
  }

  /// Its place in the chain.
  ///
  /// @throws Payload.UnreadableException when it cannot be read, or nothing says that it was
  ///   removed
  Step step(Removals removals) throws Payload.UnreadableException {
    if (kind != Stub.KIND) {
      return Payload.link(location, (byte) kind, payload, hash);
    }
    var gone = removals.require(location, Stub.parse(payload), Sha256.hex(hash));
    return new Step.Removed(new Step.Link(location, gone.chain(), gone.content()));
  }

  private CorruptArchiveException corrupt(String why) {
    return new CorruptArchiveException(place() + " is damaged: " + why);
  }
}
