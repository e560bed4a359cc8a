package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.cadastre.cmdb.journal.ChainedArchive.Content;
import org.cadastre.core.store.CorruptArchiveException;
import org.jspecify.annotations.Nullable;

/// Finds records by their locations, wherever they lie now.
record Contents(Segments segments) {

  /// What the record there holds.
  ///
  /// @throws CorruptArchiveException when there is nothing whole, or only what is left of it
  Content at(long location) {
    try (var segment = segment(location)) {
      var found = found(segment, Segments.offset(location));
      if (found.kind == Stub.KIND) {
        throw segment.corrupt(Segments.offset(location), "its words were removed");
      }
      try {
        return Payload.content(location, found.kind, found.payload, found.hash);
      } catch (Payload.UnreadableException e) {
        throw unreadable(segment, location, e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be read", e);
    }
  }

  Segment segment(long location) throws IOException {
    int number = Segments.number(location);
    if (location < 0 || !segments.exists(number)) {
      throw new CorruptArchiveException(
          "the journal in " + segments.directory() + " has no location " + location);
    }
    return Segment.reading(segments.path(number));
  }

  /// The record, or what is left of it.
  static Segment.Found found(Segment segment, long offset) throws IOException {
    var found = segment.thin() ? inThin(segment, offset) : inWhole(segment, offset);
    if (found == null) {
      throw segment.corrupt(offset, "there is no whole record");
    }
    return found;
  }

  private static Segment.@Nullable Found inWhole(Segment segment, long offset) throws IOException {
    return offset < Layout.SEGMENT_HEADER ? null : segment.record(offset, segment.size());
  }

  private static Segment.@Nullable Found inThin(Segment segment, long offset) throws IOException {
    var thin = ThinSegment.of(segment);
    int index = thin.index(offset);
    return index < 0 ? null : thin.record(thin.place(index));
  }

  static CorruptArchiveException unreadable(
      Segment segment, long location, Payload.UnreadableException e) {
    return segment.corrupt(Segments.offset(location), "it cannot be read: " + e.getMessage());
  }
}
