package org.cadastre.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// Names contents of files by a hash.
final class ContentHash {
  private ContentHash() {}

  /// SHA-256 of names and texts in the order of names, in hexadecimal.
  static String of(Map<String, String> texts) {
    var digest = sha256();
    texts.keySet().stream()
        .sorted()
        .forEach(name -> {
          add(digest, name);
          add(digest, texts.getOrDefault(name, ""));
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
