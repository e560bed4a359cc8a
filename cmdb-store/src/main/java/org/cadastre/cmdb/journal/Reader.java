package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.cadastre.cmdb.journal.ChainedArchive.Remains;
import org.cadastre.core.store.CorruptArchiveException;
import org.cadastre.core.store.TranscriptArchive.Entry;
import org.jspecify.annotations.Nullable;

/// Reads records and verifies their hashes.
record Reader(Segments segments, Contents contents, Removals removals) {

  Entry read(long location) throws IOException {
    try (var segment = contents.segment(location)) {
      var found = Contents.found(segment, Segments.offset(location));
      var entry = entry(segment, location, found);
      if (entry == null) {
        throw segment.corrupt(
            Segments.offset(location), "there is something of a kind that is not known here");
      }
      return entry;
    }
  }

  Optional<Remains> remains(long location) throws IOException {
    try (var segment = contents.segment(location)) {
      var found = Contents.found(segment, Segments.offset(location));
      if (found.kind != Stub.KIND) {
        return Optional.empty();
      }
      try {
        var stub = Stub.parse(found.payload);
        return Optional.of(removals.remains(location, stub, Sha256.hex(found.hash)));
      } catch (Payload.UnreadableException e) {
        throw Contents.unreadable(segment, location, e);
      }
    }
  }

  private @Nullable Entry entry(Segment segment, long location, Segment.Found found) {
    try {
      return found.kind == Stub.KIND
          ? removals.condensed(location, Stub.parse(found.payload), Sha256.hex(found.hash))
          : Payload.decode(location, found.kind, found.payload);
    } catch (Payload.UnreadableException e) {
      throw Contents.unreadable(segment, location, e);
    }
  }

  /// Takes records one after the other.
  interface Each {
    void record(Segment segment, long location, Segment.Found found);
  }

  void after(long location, Consumer<Entry> each) throws IOException {
    Each decoded =
        (segment, at, found) -> {
          var entry = entry(segment, at, found);
          if (entry != null) {
            each.accept(entry);
          }
        };
    records(location, decoded);
  }

  /// Hands over every record behind that location, or what is left of it; -1 begins at the
  /// beginning.
  void records(long location, Each each) throws IOException {
    int newest = segments.newest();
    int number = location < 0 ? 1 : Segments.number(location);
    long behind = location < 0 ? 0 : Segments.offset(location);
    if (location >= 0 && !segments.exists(number)) {
      contents.segment(location).close();
    }
    byte @Nullable [] hash = location >= 0 ? null : new byte[Layout.HASH];
    for (; number <= newest; number++) {
      hash = segment(number, behind, number == newest, hash, each);
      behind = 0;
    }
  }

  /// Takes records one after the other, until it has enough.
  interface Until {
    /// @return whether there should be more
    boolean record(Segment segment, long location, Segment.Found found);
  }

  /// Hands over every record of a kind. What lies between them is passed over unread.
  void ofKind(byte kind, Until each) throws IOException {
    int newest = segments.newest();
    boolean more = true;
    for (int number = 1; more && number <= newest; number++) {
      try (var segment = Segment.reading(segments.path(number))) {
        more =
            segment.thin()
                ? ofKindInThin(segment, number, kind, each)
                : ofKindInWhole(segment, number, kind, each);
      }
    }
  }

  private static boolean ofKindInWhole(Segment segment, int number, byte kind, Until each)
      throws IOException {
    long size = segment.size();
    long offset = Layout.SEGMENT_HEADER;
    for (long end = segment.end(offset, size); end >= 0; end = segment.end(offset, size)) {
      var found = segment.kind(offset) == kind ? segment.record(offset, size) : null;
      if (found != null && !each.record(segment, Segments.location(number, offset), found)) {
        return false;
      }
      offset = end;
    }
    return true;
  }

  private static boolean ofKindInThin(Segment segment, int number, byte kind, Until each)
      throws IOException {
    var thin = ThinSegment.of(segment);
    for (int i = 0; i < thin.count(); i++) {
      var place = thin.place(i);
      if (segment.kind(place.at()) == kind) {
        long location = Segments.location(number, place.offset());
        if (!each.record(segment, location, thin.record(place))) {
          return false;
        }
      }
    }
    return true;
  }

  /// Hands over a segment behind that offset; 0 begins at the beginning.
  ///
  /// @param hashBefore of the segment before, or null when it is not known
  /// @return the hash at its end
  private byte[] segment(
      int number, long behind, boolean newest, byte @Nullable [] hashBefore, Each each)
      throws IOException {
    if (!segments.exists(number)) {
      throw new CorruptArchiveException(segments.path(number) + " is missing");
    }
    try (var segment = Segment.reading(segments.path(number))) {
      long size = segment.size();
      if (size < Layout.SEGMENT_HEADER) {
        if (newest) {
          return new byte[Layout.HASH];
        }
        throw segment.corrupt(size, "it ends in its header");
      }
      var hash = segment.hashAtStart();
      if (hashBefore != null && !Arrays.equals(hash, hashBefore)) {
        throw segment.corrupt(0, "it does not continue the segment before");
      }
      if (segment.thin()) {
        thin(segment, number, behind, each);
        return segment.hashBefore(size);
      }
      long end = whole(segment, number, behind, size, each);
      if (end < size && !newest) {
        throw segment.corrupt(end, "the record is not whole");
      }
      return segment.hashBefore(end);
    }
  }

  private static long whole(Segment segment, int number, long behind, long size, Each each)
      throws IOException {
    long offset = behind == 0 ? Layout.SEGMENT_HEADER : Contents.found(segment, behind).end;
    for (var found = segment.record(offset, size);
        found != null;
        found = segment.record(offset, size)) {
      each.record(segment, Segments.location(number, offset), found);
      offset = found.end;
    }
    return offset;
  }

  private static void thin(Segment segment, int number, long behind, Each each) throws IOException {
    var thin = ThinSegment.of(segment);
    int first = 0;
    if (behind != 0) {
      first = thin.index(behind) + 1;
      if (first == 0) {
        throw segment.corrupt(behind, "there is no whole record");
      }
    }
    for (int i = first; i < thin.count(); i++) {
      var place = thin.place(i);
      each.record(segment, Segments.location(number, place.offset()), thin.record(place));
    }
  }
}
