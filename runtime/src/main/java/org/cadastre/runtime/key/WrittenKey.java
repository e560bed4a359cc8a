package org.cadastre.runtime.key;

import java.util.Base64;
import java.util.Map;
import org.cadastre.runtime.BadInputException;

/// A key that stands somewhere as it is: 32 bytes in base64.
record WrittenKey(SecretText text) implements KeySource {
  static final int BYTES = 32;

  @Override
  public byte[] key(Map<String, String> remarks) {
    return decoded(text.read(), text.place());
  }

  @Override
  public Fresh fresh() {
    return Fresh.of(key(Map.of()));
  }

  static byte[] decoded(String text, String place) {
    try {
      var key = Base64.getDecoder().decode(text);
      if (key.length == BYTES) {
        return key;
      }
    } catch (IllegalArgumentException _) {
      // Said below, with the same words as for a key of another length.
    }
    throw new BadInputException(
        place + " does not hold a key: 32 bytes in base64 ('openssl rand -base64 32' makes one)");
  }
}
