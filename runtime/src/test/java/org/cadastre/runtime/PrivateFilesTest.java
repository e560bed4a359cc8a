package org.cadastre.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of a home that only its owner may read.
class PrivateFilesTest {
  @TempDir private Path directory = Path.of("");

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aFileIsItsOwnersAloneFromTheFirstMoment() throws IOException {
    var file = directory.resolve("users");
    PrivateFiles.create(file);
    assertThat(permissions(file)).isEqualTo("rw-------");
    PrivateFiles.replace(file, "jo\n");
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(file).hasContent("jo\n");
  }

  @Test
  void whatTheSuperuserWritesIsTheOwnersStill() throws IOException {
    var nobody = nobody();
    var file = directory.resolve("users");
    Files.setOwner(Files.createFile(file), nobody);
    PrivateFiles.replace(file, "jo\n");
    assertThat(Files.getOwner(file)).isEqualTo(nobody);

    Files.setOwner(directory, nobody);
    PrivateFiles.replace(directory.resolve("tokens"), "x\n");
    assertThat(Files.getOwner(directory.resolve("tokens"))).isEqualTo(nobody);
  }

  private UserPrincipal nobody() throws IOException {
    var probe = Files.createFile(directory.resolve("probe"));
    try {
      var users = directory.getFileSystem().getUserPrincipalLookupService();
      var nobody = users.lookupPrincipalByName("nobody");
      Files.setOwner(probe, nobody);
      return nobody;
    } catch (IOException e) {
      return Assumptions.abort("only the superuser gives files away: " + e.getMessage());
    }
  }
}
