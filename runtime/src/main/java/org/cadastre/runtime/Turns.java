package org.cadastre.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Tells whoever has a register open that another process waits for it, so that it is given up when
/// that is of use, and only then: a file that was opened anew has to be read anew.
///
/// Who waits holds a shared lock; the operating system lets go of it when the process ends. That a
/// file system knows no locks only makes waiting longer.
final class Turns {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Path file;

  Turns(Home home) {
    this.file = home.database().resolve("waiting");
  }

  /// Waits for a moment, and says so.
  void await() {
    try (var channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        @Nullable FileLock _ = channel.tryLock(0, Long.MAX_VALUE, true)) {
      LockSupport.parkNanos(PAUSE.toNanos());
    } catch (OverlappingFileLockException | IOException _) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /// Whether anybody waits just now.
  boolean wanted() {
    if (!Files.exists(file)) {
      return false;
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException _) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
