package org.cadastre.runtime;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.cadastre.runtime.key.SecretText;

/// The vault and its key as they lie in a home. What is there and cannot be read is never taken for
/// nothing.
final class VaultFiles {
  private final Home home;

  VaultFiles(Home home) {
    this.home = home;
  }

  /// Does the work while nobody else, in this process or another, changes the vault.
  <T> T alone(Supplier<T> work) {
    return PrivateFiles.alone(home.vaultLock(), home.vault(), work);
  }

  VaultSheet load() {
    var stored = new Properties();
    if (Files.notExists(home.vault(), LinkOption.NOFOLLOW_LINKS)) {
      return new VaultSheet(home.vault(), stored);
    }
    try (var in = Files.newBufferedReader(home.vault())) {
      stored.load(in);
      return new VaultSheet(home.vault(), stored);
    } catch (AccessDeniedException e) {
      throw Home.denied(e, "read the vault");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + home.vault(), e);
    }
  }

  void save(VaultSheet sheet) {
    var text = new StringWriter();
    new TreeMap<>(sheet.lines())
        .forEach((key, value) ->
            text.append(key.toString()).append('=').append(escaped(value.toString())).append('\n'));
    PrivateFiles.replace(home.vault(), text.toString());
  }

  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replaceFirst("^ ", "\\\\ ");
  }

  boolean hasKey() {
    return !Files.notExists(home.vaultKey(), LinkOption.NOFOLLOW_LINKS);
  }

  /// Whether a key lies there that is to take the place of the one in use.
  boolean hasNextKey() {
    return !Files.notExists(home.vaultNextKey(), LinkOption.NOFOLLOW_LINKS);
  }

  void makeKey() {
    write(home.vaultKey(), Sealing.newKey());
  }

  byte[] makeNextKey() {
    var key = Sealing.newKey();
    write(home.vaultNextKey(), key);
    return key;
  }

  private static void write(Path file, byte[] key) {
    PrivateFiles.replace(file, Base64.getEncoder().encodeToString(key) + "\n");
  }

  void promoteNextKey() {
    try {
      Files.move(
          home.vaultNextKey(),
          home.vaultKey(),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (AccessDeniedException e) {
      throw Home.denied(e, "replace the vault's key");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot replace " + home.vaultKey(), e);
    }
  }

  /// Once the vault is sealed with a key from elsewhere.
  void deleteKeys() {
    try {
      Files.deleteIfExists(home.vaultNextKey());
      Files.deleteIfExists(home.vaultKey());
    } catch (AccessDeniedException e) {
      throw Home.denied(e, "delete the vault's old key");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + home.vaultKey(), e);
    }
  }

  /// @throws RefusedException when others may read it
  byte[] key() {
    if (!hasKey()) {
      throw new BadInputException(
          home.vaultKey()
              + " is missing: restore it, or remove the credentials and add them again");
    }
    return key(home.vaultKey());
  }

  /// @throws RefusedException when others may read it
  byte[] nextKey() {
    return key(home.vaultNextKey());
  }

  private static byte[] key(Path file) {
    SecretText.requirePrivate(file);
    try {
      return Base64.getDecoder().decode(Files.readString(file).strip());
    } catch (AccessDeniedException e) {
      throw Home.denied(e, "read the vault's key");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (IllegalArgumentException _) {
      throw new BadInputException(file + " does not hold a key");
    }
  }
}
