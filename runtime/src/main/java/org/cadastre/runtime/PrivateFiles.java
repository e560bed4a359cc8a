package org.cadastre.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Changes files of a home that only its owner may read: whole or not at all, and one process after
/// the other.
public final class PrivateFiles {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /// Does the work while nobody else, in this process or another, changes the file.
  ///
  /// @param lock held meanwhile
  /// @throws RefusedException when somebody else is at it for too long
  public static <T> T alone(Path lock, Path file, Supplier<T> work) {
    try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = lock(channel, file)) {
      return work.get();
    } catch (AccessDeniedException e) {
      throw Home.denied(e, "change " + file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + lock, e);
    }
  }

  private static FileLock lock(FileChannel channel, Path file) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var lock = tryLock(channel);
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() - deadline > 0) {
        throw new RefusedException(
            "another process has been changing " + file + " for too long; try again");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  /// Puts a text in the place of what the file holds.
  public static void replace(Path file, String text) {
    var draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(draft);
      create(draft);
      Files.writeString(draft, text);
      try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      leaveToOwner(draft, file);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (AccessDeniedException e) {
      throw Home.denied(e, "write " + file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /// Creates a file that nobody else could open at any time.
  static void create(Path file) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNERS));
    } else {
      Files.createFile(file);
    }
  }

  /// What another writes for the home's owner, such as the superuser, the owner has to read.
  private static void leaveToOwner(Path draft, Path file) throws IOException {
    boolean anew = Files.notExists(file);
    var owner = Files.getOwner(anew ? file.resolveSibling(".") : file);
    if (Files.getOwner(draft).equals(owner)) {
      return;
    }
    try {
      Files.setOwner(draft, owner);
    } catch (FileSystemException _) {
      if (!anew) {
        Files.delete(draft);
        throw new RefusedException(
            "%s is for %s alone: do this as %s".formatted(file, owner.getName(), owner.getName()));
      }
    }
  }
}
