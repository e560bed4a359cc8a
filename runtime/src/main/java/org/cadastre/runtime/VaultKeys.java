package org.cadastre.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.TreeMap;
import org.cadastre.runtime.key.KeySource.Fresh;
import org.cadastre.runtime.key.KeySources;

/// Finds the key that a vault is sealed with, and takes another into use.
///
/// A home's own key is replaced in three steps: the next key is written beside it, the vault is
/// sealed with that and names it, the next key takes the place of the old one. Whenever that is cut
/// off, the vault names a key that is there.
final class VaultKeys {
  private static final int ID_BYTES = 8;

  private final VaultFiles files;
  private final KeySources sources;

  VaultKeys(VaultFiles files, KeySources sources) {
    this.files = files;
    this.sources = sources;
  }

  /// The key that the vault names.
  byte[] key(VaultSheet sheet) {
    if (!sheet.keySource().equals(VaultSheet.HOME)) {
      var key = sources.named(sheet.keySource()).key(sheet.keyRemarks());
      require(sheet, key);
      return key;
    }
    var id = sheet.keyId();
    if (id.isPresent() && files.hasNextKey()) {
      var next = files.nextKey();
      if (id(next).equals(id.get())) {
        return next;
      }
    }
    var key = files.key();
    require(sheet, key);
    return key;
  }

  private static void require(VaultSheet sheet, byte[] key) {
    if (sheet.keyId().isPresent() && !sheet.keyId().get().equals(id(key))) {
      throw new BadInputException(
          "the key from %s is another one than the vault is sealed with (%s)"
              .formatted(sheet.keySource(), sheet.keyId().get()));
    }
  }

  /// The key of a vault that is about to be added to; makes the first.
  byte[] keyForSealing(VaultSheet sheet) {
    boolean home = sheet.keySource().equals(VaultSheet.HOME);
    if (home && sheet.nothingSealed() && !files.hasKey() && !files.hasNextKey()) {
      files.makeKey();
      sheet.key(VaultSheet.HOME, id(files.key()), new TreeMap<>());
    }
    var key = key(sheet);
    if (sheet.keyId().isEmpty()) {
      sheet.key(VaultSheet.HOME, id(key), new TreeMap<>());
    }
    return key;
  }

  /// A key to seal the vault with from now on; the sheet names it, and [#settle] is due once the
  /// sheet is saved.
  byte[] next(VaultSheet sheet, String source) {
    var fresh =
        source.equals(VaultSheet.HOME)
            ? new Fresh(files.makeNextKey(), new TreeMap<>())
            : sources.named(source).fresh();
    var id = id(fresh.key());
    if (sheet.keyId().filter(id::equals).isPresent()) {
      throw new BadInputException(
          "the key from %s is the one in use: put a new one there, or name another place"
              .formatted(source));
    }
    sheet.key(source, id, fresh.remarks());
    return fresh.key();
  }

  /// Cleans up behind [#next].
  void settle(VaultSheet sheet) {
    if (sheet.keySource().equals(VaultSheet.HOME)) {
      if (files.hasNextKey() && sheet.keyId().filter(id(files.nextKey())::equals).isPresent()) {
        files.promoteNextKey();
      }
    } else {
      files.deleteKeys();
    }
  }

  static String id(byte[] key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update("cadastre vault key".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(key), ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
