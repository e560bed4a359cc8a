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
    file.seek(offset);
    file.write(bytes);
    file.getFD().sync();
  }

  void cut(long size) throws IOException {
    file.setLength(size);
    file.getFD().sync();
  }

  /// The hash that the segment begins with.
  byte[] hashAtStart() throws IOException {
    var header = bytes(0, Layout.SEGMENT_HEADER);
    if (!Layout.isSegment(header)) {
      throw corrupt(0, "not a journal, or of a version that is not known here");
    }
    return Layout.hashIn(header);
  }

  /// A whole record.
  static final class Found {
    final byte kind;
    final byte[] payload;
    final long end;

    Found(byte kind, byte[] payload, long end) {
      this.kind = kind;
      this.payload = payload;
      this.end = end;
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
    var record = bytes(offset, Math.toIntExact(end - offset));
    byte kind = record[Layout.RECORD_HEADER - 1];
    var payload = Arrays.copyOfRange(record, Layout.RECORD_HEADER, record.length - Layout.HASH);
    var hash = Layout.hash(hashBefore(offset), kind, payload);
    if (Arrays.equals(hash, Layout.tail(record))) {
      return new Found(kind, payload, end);
    }
    if (end < size) {
      throw corrupt(offset, "its content does not match its hash");
    }
    return null;
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
