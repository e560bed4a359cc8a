package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.cadastre.core.store.CorruptArchiveException;
import org.cadastre.core.store.TranscriptArchive.Entry;
import org.jspecify.annotations.Nullable;

/// Reads records and verifies their hashes.
record Reader(Segments segments) {

  Entry read(long location) throws IOException {
    try (var segment = segment(location)) {
      var entry = entry(segment, location, found(segment, Segments.offset(location)));
      if (entry == null) {
        throw segment.corrupt(
            Segments.offset(location), "there is something of a kind that is not known here");
      }
      return entry;
    }
  }

  ChainedArchive.Content content(long location) throws IOException {
    try (var segment = segment(location)) {
      var found = found(segment, Segments.offset(location));
      try {
        return Payload.content(location, found.kind, found.payload, found.hash);
      } catch (Payload.UnreadableException e) {
        throw unreadable(segment, location, e);
      }
    }
  }

  private Segment segment(long location) throws IOException {
    int number = Segments.number(location);
    if (location < 0 || !segments.exists(number)) {
      throw new CorruptArchiveException(
          "the journal in " + segments.directory() + " has no location " + location);
    }
    return Segment.reading(segments.path(number));
  }

  private static Segment.Found found(Segment segment, long offset) throws IOException {
    var found = offset < Layout.SEGMENT_HEADER ? null : segment.record(offset, segment.size());
    if (found == null) {
      throw segment.corrupt(offset, "there is no whole record");
    }
    return found;
  }

  private static @Nullable Entry entry(Segment segment, long location, Segment.Found found) {
    try {
      return Payload.decode(location, found.kind, found.payload);
    } catch (Payload.UnreadableException e) {
      throw unreadable(segment, location, e);
    }
  }

  private static CorruptArchiveException unreadable(
      Segment segment, long location, Payload.UnreadableException e) {
    return segment.corrupt(Segments.offset(location), "it cannot be read: " + e.getMessage());
  }

  void after(long location, Consumer<Entry> each) throws IOException {
    int newest = segments.newest();
    int number = 1;
    long offset = Layout.SEGMENT_HEADER;
    if (location >= 0) {
      number = Segments.number(location);
      try (var segment = segment(location)) {
        offset = found(segment, Segments.offset(location)).end;
      }
    }
    byte @Nullable [] hash = location >= 0 ? null : new byte[Layout.HASH];
    for (; number <= newest; number++) {
      hash = segment(number, offset, number == newest, hash, each);
      offset = Layout.SEGMENT_HEADER;
    }
  }

  /// Hands over a segment from that offset on.
  ///
  /// @param hashBefore of the segment before, or null when it is not known
  /// @return the hash at its end
  private byte[] segment(
      int number, long from, boolean newest, byte @Nullable [] hashBefore, Consumer<Entry> each)
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
      long end = records(segment, number, from, size, each);
      if (end < size && !newest) {
        throw segment.corrupt(end, "the record is not whole");
      }
      return segment.hashBefore(end);
    }
  }

  private static long records(
      Segment segment, int number, long from, long size, Consumer<Entry> each) throws IOException {
    long offset = from;
    for (var found = segment.record(offset, size);
        found != null;
        found = segment.record(offset, size)) {
      var entry = entry(segment, Segments.location(number, offset), found);
      if (entry != null) {
        each.accept(entry);
      }
      offset = found.end;
    }
    return offset;
  }
}
