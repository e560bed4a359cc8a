package org.cadastre.runtime.key;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.cadastre.runtime.BadInputException;
import org.jspecify.annotations.Nullable;

/// Reads the words that name a key's place.
///
/// @param environment gives a variable's value, or an empty text
public record KeySources(UnaryOperator<String> environment) {
  /// The words there are, for an operator.
  public static final String WORDS =
      "home, file:PATH, systemd:NAME, env:VAR, passphrase:file:PATH, passphrase:systemd:NAME,"
          + " passphrase:env:VAR, kv:URL#FIELD, transit:URL";

  /// The environment of this process.
  public static final KeySources OURS =
      new KeySources(name -> {
        var value = System.getenv(name);
        return value == null ? "" : value;
      });

  /// @param word one of [#WORDS] but `home`, which is the home's own affair
  public KeySource named(String word) {
    var parts = word.split(":", 2);
    var rest = parts.length == 2 ? parts[1] : "";
    if (rest.isEmpty()) {
      throw unknown(word);
    }
    return switch (parts[0]) {
      case "passphrase" -> new PassphraseKey(text(rest));
      case "kv" -> KvKey.at(rest, server());
      case "transit" -> TransitKey.at(rest, server());
      default -> new WrittenKey(text(word));
    };
  }

  private SecretText text(String word) {
    var parts = word.split(":", 2);
    var rest = parts.length == 2 ? parts[1] : "";
    return switch (rest.isEmpty() ? "" : parts[0]) {
      case "file" -> SecretText.file(Path.of(rest));
      case "systemd" -> SecretText.systemd(rest, environment);
      case "env" -> SecretText.environment(rest, environment);
      default -> throw unknown(word);
    };
  }

  private SecretServer server() {
    return new SecretServer(this::token);
  }

  private String token() {
    for (var name : new String[] {"BAO_TOKEN", "VAULT_TOKEN"}) {
      var told = environment.apply(name);
      if (!told.isBlank()) {
        return told.strip();
      }
    }
    return SecretText.systemd("vault-token", environment).read();
  }

  private static BadInputException unknown(@Nullable String word) {
    return new BadInputException("'%s' is no place of a key: %s".formatted(word, WORDS));
  }
}
