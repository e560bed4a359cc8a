package org.cadastre.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Shows other processes how far a run is, twice a second, without the register.
final class ProgressFile implements Progress, AutoCloseable {
  private static final long EVERY_NANOS = 500_000_000;

  private final Path file;
  private final Path next;
  private final Progress also;
  private final AtomicLong due = new AtomicLong(Long.MIN_VALUE);

  ProgressFile(Home home, String run, Progress also) {
    this.file = file(home, run);
    this.next = home.runs().resolve(run + ".progress-next");
    this.also = also;
  }

  private static Path file(Home home, String run) {
    return home.runs().resolve(run + ".progress");
  }

  /// How far the run was when it last said so; none when it says nothing.
  static Optional<RunProgress> read(Home home, String run) {
    try {
      var numbers = Files.readString(file(home, run)).strip().split(" ", -1);
      return Optional.of(
          new RunProgress(
              Long.parseLong(numbers[0]),
              Long.parseLong(numbers[1]),
              Integer.parseInt(numbers[2])));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void report(long done, long total, int answered) {
    also.report(done, total, answered);
    long now = System.nanoTime();
    long then = due.get();
    if ((then == Long.MIN_VALUE || now - then >= 0) && due.compareAndSet(then, now + EVERY_NANOS)) {
      write("%d %d %d\n".formatted(done, total, answered));
    }
  }

  private synchronized void write(String line) {
    try {
      Files.writeString(next, line);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException _) {
      // It is only for show; what must not be lost is written elsewhere and says so.
    }
  }

  @Override
  public synchronized void close() {
    try {
      Files.deleteIfExists(next);
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
