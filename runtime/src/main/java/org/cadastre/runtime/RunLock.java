package org.cadastre.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Shows other processes that a run is alive: the operating system lets go of the lock when its
/// process ends, however it ends.
final class RunLock implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;

  private RunLock(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  static RunLock take(Home home, String run) {
    var file = file(home, run);
    try {
      Files.createDirectories(home.runs());
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new RunLock(file, channel, channel.lock());
    } catch (AccessDeniedException e) {
      throw Home.denied(e, "mark the run as alive");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + file, e);
    }
  }

  /// Whether a living process holds the run, as far as we may know: a lock that we may not look at
  /// counts as held. What a dead run left is deleted.
  static boolean held(Home home, String run) {
    var file = file(home, run);
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return true;
      }
      Files.delete(file);
      return false;
    } catch (NoSuchFileException _) {
      return false;
    } catch (OverlappingFileLockException | IOException _) {
      return true;
    }
  }

  private static Path file(Home home, String run) {
    return home.runs().resolve(run + ".lock");
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
