package org.cadastre.cmdb.audit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Keys as text (RFC 7468).
final class Pem {
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Pem() {}

  static String write(String label, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, LINES.encodeToString(bytes), label);
  }

  /// @throws IllegalArgumentException when it is not what [#write] writes
  static byte[] read(String label, String text) {
    var begin = "-----BEGIN " + label + "-----\n";
    var end = "\n-----END " + label + "-----\n";
    if (text.length() < begin.length() + end.length()
        || !text.startsWith(begin)
        || !text.endsWith(end)) {
      throw new IllegalArgumentException("not a " + label);
    }
    var bytes =
        Base64.getMimeDecoder()
            .decode(text.substring(begin.length(), text.length() - end.length()));
    if (!write(label, bytes).equals(text)) {
      throw new IllegalArgumentException("a damaged " + label);
    }
    return bytes;
  }
}
