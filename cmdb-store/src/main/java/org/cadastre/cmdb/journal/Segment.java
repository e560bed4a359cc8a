package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import org.cadastre.core.store.CorruptArchiveException;
import org.jspecify.annotations.Nullable;

/// One open file of the journal. A `RandomAccessFile`, because interrupting a thread would close a
/// file channel under everybody.
final class Segment implements AutoCloseable {
  private static final int STEP = 64 << 10;

  private final Path path;
  private final RandomAccessFile file;

  private Segment(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  static Segment reading(Path path) throws IOException {
    return new Segment(path, new RandomAccessFile(path.toFile(), "r"));
  }

  static Segment writing(Path path) throws IOException {
    return new Segment(path, new RandomAccessFile(path.toFile(), "rw"));
  }

  long size() throws IOException {
    return file.length();
  }

  byte[] bytes(long offset, int length) throws IOException {
    var bytes = new byte[length];
    file.seek(offset);
    file.readFully(bytes);
    return bytes;
  }

  byte[] hashBefore(long offset) throws IOException {
    return bytes(offset - Layout.HASH, Layout.HASH);
  }

  /// Writes there and forces it to disk.
  void write(long offset, byte[] bytes) throws IOException {
    try {
      file.seek(offset);
      file.write(bytes);
      file.getFD().sync();
    } catch (IOException e) {
      throw new IOException(path + ": " + e.getMessage(), e);
    }
  }

  void cut(long size) throws IOException {
    file.setLength(size);
    file.getFD().sync();
  }

  /// The hash that the segment begins with.
  byte[] hashAtStart() throws IOException {
    var header = bytes(0, Layout.SEGMENT_HEADER);
    if (!Layout.isSegment(header) && !Layout.isThin(header)) {
      throw corrupt(0, "not a journal, or of a version that is not known here");
    }
    return Layout.hashIn(header);
  }

  /// Whether transcripts were removed from it: then only [ThinSegment] knows where its records lie.
  boolean thin() throws IOException {
    return size() >= Layout.SEGMENT_HEADER && Layout.isThin(bytes(0, Layout.SEGMENT_HEADER));
  }

  /// A whole record.
  static final class Found {
    final byte kind;
    final byte[] payload;
    final byte[] hash;
    final long end;

    Found(byte kind, byte[] payload, byte[] hash, long end) {
      this.kind = kind;
      this.payload = payload;
      this.hash = hash;
      this.end = end;
    }

    /// The hash it should have.
    byte[] computed(byte[] hashBefore) {
      return Layout.hash(hashBefore, kind, payload);
    }
  }

  /// The record at that offset; null when there is none up to `size` or when it was cut short by a
  /// crash: only the very end of the journal can be.
  ///
  /// @param size how far the segment is looked at
  /// @throws CorruptArchiveException when what is there is damaged
  @Nullable Found record(long offset, long size) throws IOException {
    long end = end(offset, size);
    if (end < 0) {
      return null;
    }
    var found = at(offset, end);
    if (Arrays.equals(found.hash, found.computed(hashBefore(offset)))) {
      return found;
    }
    if (end < size) {
      throw corrupt(offset, "its content does not match its hash");
    }
    return null;
  }

  /// What lies between these offsets, taken for a record whatever its hash.
  Found at(long offset, long end) throws IOException {
    var record = bytes(offset, Math.toIntExact(end - offset));
    return new Found(
        record[Layout.RECORD_HEADER - 1],
        Arrays.copyOfRange(record, Layout.RECORD_HEADER, record.length - Layout.HASH),
        Layout.tail(record),
        end);
  }

  /// Where the record at that offset ends, by its header alone, or -1 when it does not end up to
  /// `size`.
  long end(long offset, long size) throws IOException {
    if (size - offset < Layout.RECORD_HEADER) {
      return -1;
    }
    int length = Layout.length(bytes(offset, Layout.RECORD_HEADER));
    if (length < 0) {
      if (zero(offset, size)) {
        return -1;
      }
      throw corrupt(offset, "there is no record");
    }
    long end = offset + Layout.size(length);
    return end <= size ? end : -1;
  }

  /// The kind of the record whose header is there.
  byte kind(long offset) throws IOException {
    return bytes(offset + Layout.RECORD_HEADER - 1, 1)[0];
  }

  /// Like [#end], and -1 as well where the header is damaged.
  long soundEnd(long offset, long size) throws IOException {
    if (size - offset < Layout.RECORD_HEADER) {
      return -1;
    }
    int length = Layout.length(bytes(offset, Layout.RECORD_HEADER));
    return length >= 0 && offset + Layout.size(length) <= size ? offset + Layout.size(length) : -1;
  }

  /// The first place from there on where a record's header could be, or -1.
  long nextHeader(long from, long size) throws IOException {
    int overlap = Layout.RECORD_HEADER - 1;
    for (long at = from; at + overlap < size; at += STEP - overlap) {
      var bytes = bytes(at, (int) Math.min(STEP, size - at));
      for (int i = 0; i + overlap < bytes.length; i++) {
        if (Layout.length(bytes, i) >= 0) {
          return at + i;
        }
      }
    }
    return -1;
  }

  /// Whether a crash can have left the file's end like this: too short, or not written at all.
  boolean cutShort(long offset, long size) throws IOException {
    if (size - offset < Layout.RECORD_HEADER || zero(offset, size)) {
      return true;
    }
    int length = Layout.length(bytes(offset, Layout.RECORD_HEADER));
    return length >= 0 && offset + Layout.size(length) > size;
  }

  /// Whether nothing was written from there on, though the file had been made longer.
  private boolean zero(long offset, long size) throws IOException {
    for (long at = offset; at < size; at += STEP) {
      for (byte b : bytes(at, (int) Math.min(STEP, size - at))) {
        if (b != 0) {
          return false;
        }
      }
    }
    return true;
  }

  CorruptArchiveException corrupt(long offset, String why) {
    return new CorruptArchiveException(path + " is damaged at byte " + offset + ": " + why);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
