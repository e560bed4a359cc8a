package org.cadastre.runtime.key;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.runtime.BadInputException;

/// A key of ours that is kept with the vault, encrypted by a transit engine whose own key never
/// leaves its server.
///
/// @param mount `https://host:8200/v1/MOUNT`
/// @param name of the server's key
record TransitKey(String mount, String name, SecretServer server) implements KeySource {
  private static final String WRAPPED = "wrapped";
  private static final String CIPHERTEXT = "vault:v\\d{1,9}:[A-Za-z0-9+/=]{1,4096}";

  static TransitKey at(String text, SecretServer server) {
    int slash = text.lastIndexOf("/keys/");
    var name = slash < 0 ? "" : text.substring(slash + "/keys/".length());
    if (!name.matches("[A-Za-z0-9._-]{1,128}")) {
      throw new BadInputException(
          "'%s': a key is named https://host:8200/v1/MOUNT/keys/NAME".formatted(text));
    }
    return new TransitKey(SecretServer.url(text.substring(0, slash)).toString(), name, server);
  }

  @Override
  public byte[] key(Map<String, String> remarks) {
    var wrapped = remarks.getOrDefault(WRAPPED, "");
    if (!wrapped.matches(CIPHERTEXT)) {
      throw new BadInputException(
          "the vault does not hold its key as the transit engine wrapped it");
    }
    var plain = ask("decrypt", "ciphertext", wrapped, "plaintext");
    return WrittenKey.decoded(plain, mount + "/decrypt/" + name);
  }

  @Override
  public Fresh fresh() {
    var key = new byte[WrittenKey.BYTES];
    new SecureRandom().nextBytes(key);
    var plain = Base64.getEncoder().encodeToString(key);
    var wrapped = ask("encrypt", "plaintext", plain, "ciphertext");
    if (!wrapped.matches(CIPHERTEXT)) {
      throw new BadInputException(mount + " does not answer as a transit engine does");
    }
    var remarks = new TreeMap<String, String>();
    remarks.put(WRAPPED, wrapped);
    return new Fresh(key, remarks);
  }

  private String ask(String what, String given, String text, String wanted) {
    return server.ask(
        URI.create(mount + "/" + what + "/" + name),
        "{\"%s\":\"%s\"}".formatted(given, text),
        List.of("data", wanted));
  }
}
