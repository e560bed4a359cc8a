package org.cadastre.runtime.key;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.cadastre.runtime.BadInputException;

/// A key that stands in a field of a secret of a key-value store, version 2.
///
/// @param secret `https://host:8200/v1/MOUNT/data/PATH`
record KvKey(URI secret, String field, SecretServer server) implements KeySource {

  static KvKey at(String text, SecretServer server) {
    int hash = text.lastIndexOf('#');
    if (hash < 0 || hash + 1 == text.length() || !text.contains("/data/")) {
      throw new BadInputException(
          "'%s': a secret is named https://host:8200/v1/MOUNT/data/PATH#FIELD".formatted(text));
    }
    return new KvKey(SecretServer.url(text.substring(0, hash)), text.substring(hash + 1), server);
  }

  @Override
  public byte[] key(Map<String, String> remarks) {
    var text = server.ask(secret, null, List.of("data", "data", field));
    return WrittenKey.decoded(text.strip(), secret + "#" + field);
  }

  @Override
  public Fresh fresh() {
    return Fresh.of(key(Map.of()));
  }
}
