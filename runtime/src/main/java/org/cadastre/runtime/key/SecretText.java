package org.cadastre.runtime.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.RefusedException;
import org.cadastre.settings.FileTrouble;

/// A secret text that somebody else keeps for us.
///
/// @param place in an operator's words
public record SecretText(String place, Supplier<String> reading) {
  private static final int LONGEST = 64 * 1024;
  private static final Set<PosixFilePermission> OWNERS =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  /// Without the space around it.
  String read() {
    var text = reading.get().strip();
    if (text.isEmpty()) {
      throw new BadInputException(place + " holds nothing");
    }
    return text;
  }

  static SecretText environment(String name, UnaryOperator<String> environment) {
    return new SecretText("the variable " + name, () -> environment.apply(name));
  }

  /// What systemd hands to a service (`LoadCredential=`), in a directory that only it may enter.
  static SecretText systemd(String name, UnaryOperator<String> environment) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,254}")) {
      throw new BadInputException("'" + name + "' is no name of a systemd credential");
    }
    return new SecretText(
        "the systemd credential " + name,
        () -> {
          var directory = environment.apply("CREDENTIALS_DIRECTORY");
          if (directory.isBlank()) {
            throw new BadInputException(
                "the systemd credential %s is not there: $CREDENTIALS_DIRECTORY is not set"
                    .formatted(name));
          }
          return content(Path.of(directory).resolve(name));
        });
  }

  static SecretText file(Path file) {
    return new SecretText(
        file.toString(),
        () -> {
          requirePrivate(file);
          return content(file);
        });
  }

  /// @throws RefusedException when others may read or write the file
  public static void requirePrivate(Path file) {
    try {
      if (Files.exists(file)
          && file.getFileSystem().supportedFileAttributeViews().contains("posix")
          && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
        throw new RefusedException(file + " can be read by others: chmod 600 it");
      }
    } catch (IOException e) {
      throw new BadInputException(
          file + ": its permissions cannot be read: " + FileTrouble.words(e));
    }
  }

  private static String content(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new BadInputException(file + ": too long for a key");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new BadInputException(file + " cannot be read: " + FileTrouble.words(e));
    }
  }
}
