package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.cadastre.core.ci.Act;
import org.cadastre.core.evidence.Transcript;

/// An archive in files that are only ever added to. Every record carries the hash of all before it,
/// so that damage and tampering are found; a location is segment number and byte offset.
///
/// Several processes may append to one journal and read it at the same time; within a process all
/// share one. What a crash left unfinished at the very end was never acknowledged: readers overlook
/// it, the next append cuts it off.
public final class Journal implements ChainedArchive {
  private static final long SEGMENT_LIMIT = 256L << 20;

  private final Segments segments;
  private final Contents contents;
  private final Removals removals;
  private final Reader reader;
  private final Intake intake;

  private Journal(Segments segments, InstantSource clock, long segmentLimit) {
    this.segments = segments;
    contents = new Contents(segments);
    removals = new Removals(contents::at);
    reader = new Reader(segments, contents, removals);
    intake = new Intake(clock, new Appender(new LockedTail(segments, segmentLimit)));
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
    return intake.append(run, transcript);
  }

  @Override
  public KeptAct append(String actor, String reason, Act act) {
    return intake.append(actor, reason, act);
  }

  @Override
  public Entry read(long location) {
    try {
      return reader.read(location);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public Content content(long location) {
    return contents.at(location);
  }

  @Override
  public Optional<Remains> remains(long location) {
    try {
      return reader.remains(location);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void after(long location, Consumer<Entry> each) {
    try {
      reader.after(location, each);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void walk(long from, long upTo, Consumer<Step> each) {
    try {
      new Walk(segments, removals, upTo, each).from(from);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public Thinning thinning() {
    return new FileThinning(segments, reader, removals, intake);
  }

  @Override
  public String place(long location) {
    return segments.place(location);
  }

  private static UncheckedIOException unreadable(IOException e) {
    return new UncheckedIOException("the journal cannot be read", e);
  }

  @Override
  public void close() {
    intake.close();
  }
}
