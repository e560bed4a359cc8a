package org.cadastre.cmdb.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The end of the journal, where records are added. Every use of it stands under the directory's
/// lock; other processes may have added to it between two uses.
final class Tail implements AutoCloseable {
  private final Segments segments;
  private final long segmentLimit;

  private int number;
  private @Nullable Segment segment;
  private long end;
  private byte[] hash = new byte[Layout.HASH];

  Tail(Segments segments, long segmentLimit) {
    this.segments = segments;
    this.segmentLimit = segmentLimit;
  }

  /// Adds the payloads and forces them to disk; their locations.
  long[] append(List<Payload> payloads) throws IOException {
    var current = catchUp();
    var locations = new long[payloads.size()];
    var waiting = new ByteArrayOutputStream();
    for (int i = 0; i < locations.length; i++) {
      var payload = payloads.get(i);
      long offset = end + waiting.size();
      if (offset + Layout.size(payload.bytes.length) > segmentLimit
          && offset > Layout.SEGMENT_HEADER) {
        write(current, waiting);
        current = begin(number + 1, hash);
        offset = end;
      }
      var record = Layout.record(payload.kind, payload.bytes, hash);
      hash = Layout.tail(record);
      waiting.writeBytes(record);
      locations[i] = Segments.location(number, offset);
    }
    write(current, waiting);
    return locations;
  }

  /// Begins another segment, unless nothing is in this one yet.
  void turn() throws IOException {
    catchUp();
    if (end > Layout.SEGMENT_HEADER) {
      begin(number + 1, hash);
    }
  }

  private void write(Segment current, ByteArrayOutputStream waiting) throws IOException {
    var bytes = waiting.toByteArray();
    waiting.reset();
    current.write(end, bytes);
    end += bytes.length;
  }

  /// Forgets where the end was: after a failure it is looked for again.
  void forget() throws IOException {
    close();
    segment = null;
  }

  private Segment catchUp() throws IOException {
    if (segment == null) {
      return open(segments.newest());
    }
    if (segments.exists(number + 1)) {
      return open(segments.newest());
    }
    if (segment.size() != end) {
      seek(segment, end);
    }
    return segment;
  }

  private Segment open(int newest) throws IOException {
    if (newest == 0) {
      return begin(1, new byte[Layout.HASH]);
    }
    var opened = Segment.writing(segments.path(newest));
    if (opened.size() < Layout.SEGMENT_HEADER) {
      opened.close();
      return begin(newest, hashAtEndOf(newest - 1));
    }
    replace(newest, opened);
    hash = opened.hashAtStart();
    seek(opened, Layout.SEGMENT_HEADER);
    return opened;
  }

  /// Goes on from a record's beginning to the end of the last whole record, and cuts off what a
  /// crash left behind it. Only the last one is read in full.
  private void seek(Segment opened, long from) throws IOException {
    long size = opened.size();
    if (size < from) {
      throw opened.corrupt(size, "it had been longer");
    }
    long last = from;
    long next = from;
    for (long at = opened.end(next, size); at >= 0; at = opened.end(next, size)) {
      last = next;
      next = at;
    }
    if (next > last && opened.record(last, size) == null) {
      next = last;
    }
    if (next < size) {
      opened.cut(next);
    }
    end = next;
    hash = opened.hashBefore(next);
  }

  private byte[] hashAtEndOf(int before) throws IOException {
    if (before == 0) {
      return new byte[Layout.HASH];
    }
    try (var closed = Segment.reading(segments.path(before))) {
      return closed.hashBefore(closed.size());
    }
  }

  private Segment begin(int newNumber, byte[] hashBefore) throws IOException {
    var made = Segment.writing(segments.path(newNumber));
    replace(newNumber, made);
    made.cut(0);
    made.write(0, Layout.segmentHeader(hashBefore));
    segments.forceNames();
    end = Layout.SEGMENT_HEADER;
    hash = hashBefore;
    return made;
  }

  private void replace(int newNumber, Segment opened) throws IOException {
    close();
    number = newNumber;
    segment = opened;
  }

  @Override
  public void close() throws IOException {
    if (segment != null) {
      segment.close();
    }
  }
}
