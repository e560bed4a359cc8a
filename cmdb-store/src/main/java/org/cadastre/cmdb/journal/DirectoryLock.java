package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keeps those apart that append to one journal: processes, and journals of one process. Waits for
/// others however long they take, and is not disturbed by interrupts.
final class DirectoryLock implements AutoCloseable {
  /// By file. The operating system's locks are the process's: whoever closes a channel of the file
  /// would let go of what another journal of this process holds.
  private static final ConcurrentMap<Path, ReentrantLock> WITHIN = new ConcurrentHashMap<>();

  private final Path path;
  private final ReentrantLock within;
  private @Nullable FileChannel channel;

  DirectoryLock(Path path) {
    this.path = path;
    this.within =
        WITHIN.computeIfAbsent(path.toAbsolutePath().normalize(), _ -> new ReentrantLock());
  }

  /// What is held until it is closed.
  interface Held extends AutoCloseable {
    @Override
    void close() throws IOException;
  }

  Held take() throws IOException {
    within.lock();
    try {
      var held = lock();
      return () -> {
        try {
          held.release();
        } finally {
          within.unlock();
        }
      };
    } catch (IOException | RuntimeException e) {
      within.unlock();
      throw e;
    }
  }

  private FileLock lock() throws IOException {
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
    within.lock();
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      within.unlock();
    }
  }
}
