package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cadastre.core.store.StoreInUseException;
import org.jspecify.annotations.Nullable;

/// Keeps processes that append to one journal apart. Waits for others however long they take, and
/// is not disturbed by interrupts.
final class DirectoryLock implements AutoCloseable {
  private final Path path;
  private @Nullable FileChannel channel;

  DirectoryLock(Path path) {
    this.path = path;
  }

  /// @throws StoreInUseException when another journal of this very process is open on the directory
  FileLock take() throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= Thread.interrupted();
        try {
          return channel().lock();
        } catch (FileLockInterruptionException | ClosedByInterruptException _) {
          interrupted = true;
        }
      }
    } catch (OverlappingFileLockException e) {
      throw new StoreInUseException("this process appends to the journal twice: " + path, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
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
