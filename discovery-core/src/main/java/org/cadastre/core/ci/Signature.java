package org.cadastre.core.ci;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.cadastre.core.evidence.Subject;

/// Names a subject by what it can be told by, so that what people assert of it holds for every
/// later sighting as well.
public final class Signature {
  private Signature() {}

  /// SHA-256 of class and keys, in hexadecimal.
  public static String of(Subject subject) {
    var text = new StringBuilder(subject.ciClass());
    for (var key : subject.keys()) {
      text.append('\n').append(key.type()).append('=').append(key.value());
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
