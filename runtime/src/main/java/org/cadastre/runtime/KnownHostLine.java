package org.cadastre.runtime;

import java.util.Base64;
import java.util.Optional;
import net.schmizz.sshj.common.KeyType;
import org.cadastre.probes.ssh.output.KeyBlob;

/// A line of known hosts that can be made sense of: `[marker] hosts type base64 [comment]`.
///
/// The reader that the SSH library has takes room for as many bytes as a damaged key claims to
/// have, and sees a key where others see none. So it is given what was found here, and never the
/// line itself.
///
/// @param marker empty, or begins with `@`
/// @param hosts as they stand, hashed or not
/// @param key in base64
record KnownHostLine(String marker, String hosts, KeyType type, String key) {
  /// Nothing where it is a comment, damaged, or of a type that is not known.
  static Optional<KnownHostLine> of(String line) {
    var words = line.trim().split("\\s+", 0);
    int first = words[0].startsWith("@") ? 1 : 0;
    if (words.length < first + 3) {
      return Optional.empty();
    }
    var type = KeyType.fromString(words[first + 1]);
    var found = new KnownHostLine(first == 1 ? words[0] : "", words[first], type, words[first + 2]);
    return type != KeyType.UNKNOWN && found.sound() ? Optional.of(found) : Optional.empty();
  }

  private boolean sound() {
    try {
      var blob = blob();
      return blob.length > 0 && KeyBlob.sound(blob);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  byte[] blob() {
    return Base64.getDecoder().decode(key);
  }

  /// As the reader gets it.
  String text() {
    return (marker.isEmpty() ? "" : marker + " ") + hosts + " " + type + " " + key;
  }
}
