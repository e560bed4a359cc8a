package org.cadastre.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Lets one daemon serve a home at a time. The operating system lets go of it when the daemon ends,
/// however it ends.
public final class ServeLock implements AutoCloseable {
  private final FileChannel channel;

  private ServeLock(FileChannel channel) {
    this.channel = channel;
  }

  /// @throws RefusedException when another daemon serves the home
  public static ServeLock take(Home home) {
    try {
      var channel =
          FileChannel.open(home.serving(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel) == null) {
        channel.close();
        throw new RefusedException(home.directory() + " is served by another process already");
      }
      return new ServeLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + home.serving(), e);
    }
  }

  private static @Nullable FileLock locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
