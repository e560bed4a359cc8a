package org.cadastre.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import org.cadastre.settings.FileTrouble;
import org.cadastre.settings.HomeSettings;

/// A home directory: settings, database, journal, vault, pinned host keys.
public record Home(Path directory) {

  /// Whether there is a home.
  ///
  /// @throws RefusedException when that cannot be told: a home that we may not look into is there
  ///   all the same
  public boolean exists() {
    try {
      return Files.readAttributes(database(), BasicFileAttributes.class).isDirectory();
    } catch (NoSuchFileException _) {
      if (Files.isSymbolicLink(directory) && Files.notExists(directory)) {
        throw new RefusedException(directory + " is a link that leads nowhere");
      }
      return false;
    } catch (AccessDeniedException _) {
      throw new RefusedException(
          directory + " cannot be looked into: you have no permission to search it (x)");
    } catch (IOException e) {
      throw new RefusedException(directory + " cannot be looked into: " + FileTrouble.words(e));
    }
  }

  /// Creates what is missing; leaves alone what is there, also its permissions.
  ///
  /// @return whether it was new
  public boolean create() {
    boolean isNew = !exists();
    try {
      for (var path : List.of(directory, database(), journal(), runs())) {
        if (!Files.isDirectory(path)) {
          Files.createDirectories(path);
          restrict(path, "rwx------");
        }
      }
      writeTemplate();
    } catch (AccessDeniedException e) {
      throw denied(e, "create the home " + directory);
    } catch (FileSystemException e) {
      throw new RefusedException(
          "cannot create the home " + directory + ": " + FileTrouble.words(e));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the home " + directory, e);
    }
    return isNew;
  }

  private void writeTemplate() throws IOException {
    boolean there = !Files.notExists(settings(), LinkOption.NOFOLLOW_LINKS);
    try {
      if (!there) {
        Files.writeString(settings(), HomeSettings.TEMPLATE, StandardOpenOption.CREATE_NEW);
      }
    } catch (FileAlreadyExistsException e) {
      // A file: another process was faster.
      if (!Files.isRegularFile(settings())) {
        throw e;
      }
    }
  }

  /// Deletes what a home is made of and nothing else that lies in its directory.
  public void delete() {
    try {
      for (var path : List.of(database(), rebuilt(), journal(), runs(), audit(), firings())) {
        deleteTree(path);
      }
      for (var inForce : List.of("rules", "model")) {
        deleteTree(directory.resolve(inForce));
      }
      for (var path :
          List.of(
              vault(),
              vaultKey(),
              vaultNextKey(),
              vaultLock(),
              users(),
              usersLock(),
              tokenUses(),
              credentialUses(),
              knownHosts(),
              settings(),
              stop(),
              stopLock(),
              serving())) {
        Files.deleteIfExists(path);
      }
    } catch (AccessDeniedException e) {
      throw denied(e, "delete the home " + directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the home " + directory, e);
    }
  }

  /// A link within is deleted, not what it leads to.
  static void deleteTree(Path top) throws IOException {
    if (Files.notExists(top, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> paths;
    try (var walk = Files.walk(top)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (var path : paths) {
      Files.delete(path);
    }
  }

  static RefusedException denied(AccessDeniedException e, String wanted) {
    return new RefusedException("cannot %s: no permission for %s".formatted(wanted, e.getFile()));
  }

  static void restrict(Path path, String permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  public Path settings() {
    return directory.resolve("settings.yaml");
  }

  public Path database() {
    return directory.resolve("db");
  }

  public Path journal() {
    return directory.resolve("journal");
  }

  /// Stands there while no scan may run.
  Path stop() {
    return directory.resolve("scans-stopped");
  }

  Path stopLock() {
    return directory.resolve("scans-stopped.lock");
  }

  /// When each schedule ran last.
  public Path firings() {
    return directory.resolve("schedules");
  }

  /// Held by the daemon that serves this home.
  Path serving() {
    return directory.resolve("serve.lock");
  }

  /// Where the register is rebuilt beside the one in use.
  Path rebuilt() {
    return directory.resolve("db-rebuild");
  }

  /// Checkpoints and the key that signs them.
  public Path audit() {
    return directory.resolve("audit");
  }

  Path runs() {
    return directory.resolve("runs");
  }

  public Path vault() {
    return directory.resolve("vault.properties");
  }

  public Path vaultKey() {
    return directory.resolve("vault.key");
  }

  /// A key on its way into the vault key's place.
  Path vaultNextKey() {
    return directory.resolve("vault.key.next");
  }

  /// Which credentials were opened for whom; only ever added to.
  public Path credentialUses() {
    return directory.resolve("credential-uses.log");
  }

  /// Held while the vault is changed.
  Path vaultLock() {
    return directory.resolve("vault.lock");
  }

  /// The users and tokens of this home.
  public Path users() {
    return directory.resolve("users.properties");
  }

  /// Held while users and tokens are changed.
  public Path usersLock() {
    return directory.resolve("users.lock");
  }

  /// When each token was last used.
  public Path tokenUses() {
    return directory.resolve("token-uses.properties");
  }

  public Path knownHosts() {
    return directory.resolve("known_hosts");
  }
}
