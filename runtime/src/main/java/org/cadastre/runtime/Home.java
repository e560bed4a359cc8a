package org.cadastre.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.cadastre.settings.HomeSettings;

/// A home directory: settings, database, journal, vault, pinned host keys.
public record Home(Path directory) {

  public boolean exists() {
    return Files.isDirectory(database());
  }

  /// Creates what is missing; leaves alone what is there.
  ///
  /// @return whether it was new
  public boolean create() {
    boolean isNew = !exists();
    try {
      for (var path : new Path[] {directory, database(), journal(), runs()}) {
        Files.createDirectories(path);
      }
      restrict(directory, "rwx------");
      if (Files.notExists(settings())) {
        Files.writeString(settings(), HomeSettings.TEMPLATE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the home " + directory, e);
    }
    return isNew;
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

  Path runs() {
    return directory.resolve("runs");
  }

  public Path vault() {
    return directory.resolve("vault.properties");
  }

  public Path vaultKey() {
    return directory.resolve("vault.key");
  }

  public Path knownHosts() {
    return directory.resolve("known_hosts");
  }
}
