package org.cadastre.cli.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.runtime.access.Role;
import org.cadastre.runtime.identity.Identities;
import org.cadastre.runtime.identity.Token;

/// Tokens of users of the server.
public final class TokenView {
  private TokenView() {}

  public static void list(Console console, List<Token> tokens, Map<String, Instant> uses) {
    console.list(
        () -> table(tokens, uses), () -> tokens.stream().map(token -> json(token, uses)).toList());
  }

  /// A token that was just made, with its text, which cannot be shown again.
  public static void made(Console console, Identities.Made made) {
    console.one(
        () -> made.text() + "\n",
        () -> new Table("TOKEN").row(made.text()),
        () -> json(made.token(), Map.of()).put("token", made.text()));
  }

  private static Table table(List<Token> tokens, Map<String, Instant> uses) {
    var table = new Table("NAME", "USER", "ROLES", "CREATED", "EXPIRES", "LAST USED");
    for (var token : tokens) {
      table.row(
          token.name(),
          token.user(),
          token.roles().isEmpty() ? "the user's" : String.join(" ", words(token)),
          Words.cell(token.created()),
          Words.cell(token.expires()),
          Words.cell(uses.get(token.name())));
    }
    return table;
  }

  private static List<String> words(Token token) {
    return token.roles().stream().sorted().map(Role::word).toList();
  }

  private static Json.Obj json(Token token, Map<String, Instant> uses) {
    return new Json.Obj()
        .put("name", token.name())
        .put("user", token.user())
        .put("roles", token.roles().isEmpty() ? new Json.Null() : Json.texts(words(token)))
        .put("created", token.created())
        .put("expires", token.expires())
        .put("lastUsed", uses.get(token.name()));
  }
}
