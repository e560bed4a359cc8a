package org.cadastre.runtime.custody;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The hash chain through the record of uses.
final class Links {
  static final String FIRST = "0".repeat(64);

  private Links() {}

  /// @param before the hash at the end of the line before, or [#FIRST]
  static String hash(String before, String line) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(before.getBytes(StandardCharsets.US_ASCII));
      digest.update((byte) '\n');
      return HexFormat.of().formatHex(digest.digest(line.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
