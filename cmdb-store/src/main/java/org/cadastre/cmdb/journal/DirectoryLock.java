package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.cadastre.core.store.StoreInUseException;
import org.jspecify.annotations.Nullable;

/// Keeps processes that append to one journal apart, and journals of one process. Waits for other
/// processes however long they take, and is not disturbed by interrupts.
final class DirectoryLock implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final Path path;
  private @Nullable FileChannel channel;

  DirectoryLock(Path path) {
    this.path = path;
  }

  /// @throws StoreInUseException when another journal of this very process appends for too long
  FileLock take() throws IOException {
    boolean interrupted = false;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        interrupted |= Thread.interrupted();
        try {
          return channel().lock();
        } catch (FileLockInterruptionException | ClosedByInterruptException _) {
          interrupted = true;
        } catch (OverlappingFileLockException e) {
          await(deadline, e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// An append takes milliseconds; the operating system tells nobody of this process when it ends.
  private void await(long deadline, OverlappingFileLockException e) {
    if (System.nanoTime() - deadline > 0) {
      throw new StoreInUseException("this process appends to the journal twice: " + path, e);
    }
    LockSupport.parkNanos(PAUSE.toNanos());
  }

  private FileChannel channel() throws IOException {
    var open = channel;
    if (open == null || !open.isOpen()) {
      open = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel = open;
    }
    return open;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
