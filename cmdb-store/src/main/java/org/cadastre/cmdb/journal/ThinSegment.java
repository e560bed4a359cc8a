package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.cadastre.core.store.CorruptArchiveException;

/// A file of the journal from which transcripts were removed. Everything in it keeps its location:
/// where it lay before it was made thin.
///
/// ```
/// thin     "CADTHIN" 0x01, hash before as in a segment; records; table; end
/// records  as in a segment, or of a removed one a stub: framed like a record, kind 5, with the
///          hash of what it stands for
/// table    of each record: offset it had (8), offset it has (8), the beginning of its hash (8)
/// end      number of records (8), size that the file had (8), SHA-256 of table and both (32),
///          hash of the last record (32)
/// ```
final class ThinSegment {
  static final int PLACE = 3 * Long.BYTES;
  static final int END = 2 * Long.BYTES + 2 * Layout.HASH;

  private final Segment segment;
  private final int count;
  private final long tableAt;

  private ThinSegment(Segment segment, int count, long tableAt) {
    this.segment = segment;
    this.count = count;
    this.tableAt = tableAt;
  }

  /// @throws CorruptArchiveException when it has no table
  static ThinSegment of(Segment segment) throws IOException {
    long size = segment.size();
    if (size < Layout.SEGMENT_HEADER + END) {
      throw segment.corrupt(size, "its table is missing");
    }
    long count = ByteBuffer.wrap(segment.bytes(size - END, Long.BYTES)).getLong();
    long room = size - END - Layout.SEGMENT_HEADER;
    if (count < 1 || count > room / PLACE) {
      throw segment.corrupt(size - END, "its table is damaged");
    }
    return new ThinSegment(segment, (int) count, size - END - count * PLACE);
  }

  /// Where a record lies.
  ///
  /// @param offset where it lay when it was written: by this it is called
  /// @param at where it lies now
  /// @param end where it ends now
  record Place(long offset, long at, long end, long beginningOfHash) {}

  int count() {
    return count;
  }

  /// The size that the file had when nothing was removed from it.
  long sizeBefore() throws IOException {
    return ByteBuffer.wrap(segment.bytes(segment.size() - END + Long.BYTES, Long.BYTES)).getLong();
  }

  Place place(int index) throws IOException {
    boolean last = index == count - 1;
    var table =
        ByteBuffer.wrap(
            segment.bytes(tableAt + (long) index * PLACE, PLACE + Long.BYTES * (last ? 0 : 2)));
    long offset = table.getLong();
    long at = table.getLong();
    long hash = table.getLong();
    long end = last ? tableAt : table.getLong(PLACE + Long.BYTES);
    boolean within = at >= Layout.SEGMENT_HEADER && at <= end && end <= tableAt;
    if (!within || end - at < Layout.size(0)) {
      throw segment.corrupt(tableAt + (long) index * PLACE, "its table is damaged");
    }
    return new Place(offset, at, end, hash);
  }

  /// The number of the record that lay there, or -1.
  int index(long offset) throws IOException {
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = place(middle).offset();
      if (found == offset) {
        return middle;
      }
      if (found < offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /// Whether the table is as it was written.
  boolean sound() throws IOException {
    long size = segment.size();
    var table = segment.bytes(tableAt, Math.toIntExact(size - tableAt - 2 * Layout.HASH));
    var digest = segment.bytes(size - 2 * Layout.HASH, Layout.HASH);
    return Arrays.equals(Sha256.of(table), digest)
        && Arrays.equals(segment.hashBefore(size), segment.hashBefore(tableAt));
  }

  /// What lies there, taken for a record or a stub whatever its hash.
  ///
  /// @throws CorruptArchiveException when it is not framed as one
  Segment.Found at(Place place) throws IOException {
    int length = Layout.length(segment.bytes(place.at(), Layout.RECORD_HEADER));
    if (length < 0 || place.at() + Layout.size(length) != place.end()) {
      throw segment.corrupt(place.at(), "there is no record");
    }
    return segment.at(place.at(), place.end());
  }

  /// The record, or what is left of it.
  ///
  /// @throws CorruptArchiveException when it is damaged
  Segment.Found record(Place place) throws IOException {
    var found = at(place);
    boolean same = ByteBuffer.wrap(found.hash).getLong() == place.beginningOfHash();
    if (!same || (found.kind != Stub.KIND && !whole(place, found))) {
      throw segment.corrupt(place.at(), "its content does not match its hash");
    }
    return found;
  }

  private boolean whole(Place place, Segment.Found found) throws IOException {
    return Arrays.equals(found.hash, found.computed(segment.hashBefore(place.at())));
  }
}
