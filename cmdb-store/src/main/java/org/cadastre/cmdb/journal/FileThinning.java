package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cadastre.cmdb.journal.ChainedArchive.Content;
import org.cadastre.cmdb.lock.Alone;
import org.cadastre.core.ci.MalformedTextException;
import org.cadastre.core.store.TranscriptArchive.Kept;

/// Lets the words of transcripts go from the journal's files. The newest file is added to by
/// others, so another one is begun where it holds any of them.
final class FileThinning extends Thinning {
  private final Segments segments;
  private final Reader reader;
  private final Removals removals;

  FileThinning(Segments segments, Reader reader, Removals removals, Intake intake) {
    super(intake);
    this.segments = segments;
    this.reader = reader;
    this.removals = removals;
  }

  @Override
  public void transcripts(Instant before, Consumer<Worded> each) {
    ofKind(
        Content.TRANSCRIPT,
        (segment, location, found) -> {
          try {
            if (Payload.decode(location, found.kind, found.payload) instanceof Kept kept
                && kept.recordedAt().isBefore(before)) {
              var link = Payload.link(location, found.kind, found.payload, found.hash);
              each.accept(new Worded(kept, link, Layout.size(found.payload.length)));
              return true;
            }
            return false;
          } catch (Payload.UnreadableException e) {
            throw Contents.unreadable(segment, location, e);
          }
        });
  }

  @Override
  public void removals(Consumer<Removal> each) {
    removalsBy((_, removal) -> each.accept(removal));
  }

  private interface ByLocation {
    void removal(long location, Removal removal) throws IOException;
  }

  private void removalsBy(ByLocation each) {
    ofKind(
        Content.REMOVAL,
        (segment, location, found) -> {
          try {
            var content = Payload.content(location, found.kind, found.payload, found.hash);
            each.removal(location, Removal.parse(content.text()));
            return true;
          } catch (Payload.UnreadableException e) {
            throw Contents.unreadable(segment, location, e);
          } catch (MalformedTextException e) {
            throw segment.corrupt(
                Segments.offset(location), "it cannot be read: " + e.getMessage());
          } catch (IOException e) {
            throw unreadable(e);
          }
        });
  }

  private void ofKind(byte kind, Reader.Until each) {
    try {
      reader.ofKind(kind, each);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public String reading(long location) {
    return reader.contents().at(location).text();
  }

  @Override
  public void thin() {
    var file = segments.directory().resolve("thinning.lock");
    try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = Alone.with(channel, "removing transcripts from " + segments.directory())) {
      var left = left();
      if (left.containsKey(segments.newest())) {
        intake.turn();
      }
      for (var one : left.entrySet()) {
        new Thinner(segments, removals).thin(one.getKey(), one.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the words of transcripts cannot be removed", e);
    }
  }

  /// What removals name and what is still there, by segment: by offset, the removal's location. A
  /// segment is made thin as a whole, so that the first of each that a removal names tells of all.
  private Map<Integer, Map<Long, Long>> left() {
    var left = new TreeMap<Integer, Map<Long, Long>>();
    removalsBy((location, removal) -> {
      var done = new HashMap<Integer, Boolean>();
      for (var gone : removal.gone()) {
        int number = Segments.number(gone.location());
        long offset = Segments.offset(gone.location());
        if (!done.containsKey(number)) {
          done.put(number, removed(gone.location()));
        }
        if (Boolean.FALSE.equals(done.get(number))) {
          left.computeIfAbsent(number, _ -> new HashMap<>()).putIfAbsent(offset, location);
        }
      }
    });
    return left;
  }

  private boolean removed(long location) throws IOException {
    try (var segment = reader.contents().segment(location)) {
      return Contents.found(segment, Segments.offset(location)).kind == Stub.KIND;
    }
  }

  @Override
  public long size() {
    long size = 0;
    try {
      for (int number = 1; number <= segments.newest(); number++) {
        size += Files.size(segments.path(number));
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    return size;
  }

  private static UncheckedIOException unreadable(IOException e) {
    return new UncheckedIOException("the journal cannot be read", e);
  }
}
