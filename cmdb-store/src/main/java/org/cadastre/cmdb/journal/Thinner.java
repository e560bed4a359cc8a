package org.cadastre.cmdb.journal;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.cadastre.core.store.CorruptArchiveException;

/// Writes a closed segment anew beside itself, without the words of some transcripts, and puts it
/// in place of the old one: there is always one of them, whole.
record Thinner(Segments segments, Removals removals) {

  /// @param gone the location of the removal that names it, by the offset of a transcript
  /// @throws CorruptArchiveException when something in it is not as it was written: then it stays
  void thin(int number, Map<Long, Long> gone) throws IOException {
    var file = segments.path(number);
    var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      write(file, number, gone, unfinished);
      verify(unfinished);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      segments.forceNames();
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void write(Path file, int number, Map<Long, Long> gone, Path to) throws IOException {
    try (var segment = Segment.reading(file);
        var raw = new FileOutputStream(to.toFile());
        var out = new BufferedOutputStream(raw)) {
      out.write(Layout.thinHeader(segment.hashAtStart()));
      var copy = new Copy(number, gone, out);
      long size = segment.thin() ? copy.thin(segment) : copy.whole(segment);
      copy.end(size);
      out.flush();
      raw.getFD().sync();
    }
  }

  /// Reads all of it again before it may take a place.
  private static void verify(Path file) throws IOException {
    try (var segment = Segment.reading(file)) {
      var thin = ThinSegment.of(segment);
      if (!thin.sound()) {
        throw segment.corrupt(0, "it was not written as it should be");
      }
      for (int i = 0; i < thin.count(); i++) {
        thin.record(thin.place(i));
      }
    }
  }

  /// A segment on its way.
  private final class Copy {
    private final int number;
    private final Map<Long, Long> gone;
    private final BufferedOutputStream out;
    private final ByteArrayOutputStream table = new ByteArrayOutputStream();
    private long at = Layout.SEGMENT_HEADER;
    private int count;
    private byte[] hash = new byte[Layout.HASH];

    Copy(int number, Map<Long, Long> gone, BufferedOutputStream out) {
      this.number = number;
      this.gone = gone;
      this.out = out;
    }

    /// @return the size that the file had
    long whole(Segment segment) throws IOException {
      long size = segment.size();
      long offset = Layout.SEGMENT_HEADER;
      for (var found = segment.record(offset, size);
          found != null;
          found = segment.record(offset, size)) {
        add(segment, offset, found);
        offset = found.end;
      }
      if (offset != size) {
        throw segment.corrupt(offset, "the record is not whole");
      }
      return size;
    }

    /// @return the size that the file once had
    long thin(Segment segment) throws IOException {
      var thin = ThinSegment.of(segment);
      if (!thin.sound()) {
        throw segment.corrupt(segment.size() - ThinSegment.END, "its table is damaged");
      }
      for (int i = 0; i < thin.count(); i++) {
        var place = thin.place(i);
        add(segment, place.offset(), thin.record(place));
      }
      return thin.sizeBefore();
    }

    private void add(Segment segment, long offset, Segment.Found found) throws IOException {
      var removal = found.kind == Stub.KIND ? null : gone.get(offset);
      var record =
          removal == null
              ? Layout.framed(found.kind, found.payload, found.hash)
              : Layout.framed(Stub.KIND, stub(segment, offset, found, removal), found.hash);
      table.write(
          ByteBuffer.allocate(ThinSegment.PLACE)
              .putLong(offset)
              .putLong(at)
              .put(found.hash, 0, Long.BYTES)
              .array());
      out.write(record);
      at += record.length;
      count++;
      hash = found.hash;
    }

    private byte[] stub(Segment segment, long offset, Segment.Found found, long removal) {
      long location = Segments.location(number, offset);
      try {
        var link = Payload.link(location, found.kind, found.payload, found.hash);
        var stub = new Stub(found.kind, link.content(), removal);
        removals.require(location, stub, link.hash());
        return stub.bytes();
      } catch (Payload.UnreadableException e) {
        throw Contents.unreadable(segment, location, e);
      }
    }

    void end(long size) throws IOException {
      var numbers = ByteBuffer.allocate(2 * Long.BYTES).putLong(count).putLong(size).array();
      table.writeTo(out);
      out.write(numbers);
      out.write(Sha256.of(table.toByteArray(), numbers));
      out.write(hash);
    }
  }
}
