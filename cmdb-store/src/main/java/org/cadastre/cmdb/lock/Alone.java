package org.cadastre.cmdb.lock;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import org.cadastre.core.store.StoreInUseException;
import org.jspecify.annotations.Nullable;

/// Lets one process at a time do something, once in a process, and nobody wait for it.
public final class Alone {
  private Alone() {}

  /// @param channel to a file that stands for the work
  /// @param doing what, as in 'is making the register'
  /// @return to be closed when it is done
  /// @throws StoreInUseException while somebody does the same
  public static FileLock with(FileChannel channel, String doing) throws IOException {
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      throw new StoreInUseException("this process is " + doing, e);
    }
    if (lock == null) {
      throw new StoreInUseException("another process is " + doing, new IOException("locked"));
    }
    return lock;
  }
}
