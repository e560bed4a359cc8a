package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptText;
import org.cadastre.core.store.TranscriptArchive;

/// An archive in files that are only ever added to. Every record carries the hash of all before it,
/// so that damage and tampering are found; a location is segment number and byte offset.
///
/// Several processes may append to one journal and read it at the same time; within a process all
/// share one. What a crash left unfinished at the very end was never acknowledged: readers overlook
/// it, the next append cuts it off.
public final class Journal implements TranscriptArchive {
  private static final long SEGMENT_LIMIT = 256L << 20;

  private final InstantSource clock;
  private final Reader reader;
  private final Appender appender;

  private Journal(Segments segments, InstantSource clock, long segmentLimit) {
    this.clock = clock;
    reader = new Reader(segments);
    appender = new Appender(segments, segmentLimit);
  }

  /// Opens the journal in that directory, which is made when missing.
  ///
  /// @param clock gives the times of arrival
  public static Journal open(Path directory, InstantSource clock) {
    return open(directory, clock, SEGMENT_LIMIT);
  }

  /// @param segmentLimit the size in bytes at which a new file is begun
  static Journal open(Path directory, InstantSource clock, long segmentLimit) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the journal's directory " + directory, e);
    }
    return new Journal(new Segments(directory), clock, segmentLimit);
  }

  @Override
  public Kept append(String run, Transcript transcript) {
    var recordedAt = clock.instant();
    var text = TranscriptText.write(transcript);
    requireReadable(text);
    var payload = Payload.encode(run, recordedAt, text);
    try {
      return new Kept(appender.append(payload), run, recordedAt, transcript);
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be written", e);
    }
  }

  /// A record that cannot be read would stand in the way of all behind it.
  private static void requireReadable(String text) {
    if (!TranscriptText.write(TranscriptText.read(text)).equals(text)) {
      throw new IllegalArgumentException("a transcript that reads differently than it was written");
    }
  }

  @Override
  public Kept read(long location) {
    try {
      return reader.read(location);
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be read", e);
    }
  }

  @Override
  public void after(long location, Consumer<Kept> each) {
    try {
      reader.after(location, each);
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be read", e);
    }
  }

  @Override
  public void close() {
    try {
      appender.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be closed", e);
    }
  }
}
