package org.cadastre.cli.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.cli.view.Words;
import org.cadastre.runtime.access.Operation;
import org.cadastre.runtime.access.Role;
import org.cadastre.runtime.identity.Identities;
import org.cadastre.runtime.identity.Token;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre token list`
@Command(name = "list", description = "The tokens there are; none can be shown again.")
@Needs(Operation.LIST_USERS)
final class TokenList implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var identities = new Identities(root.cadastre());
    var tokens = identities.tokens();
    var uses = identities.lastUses();
    root.console()
        .list(
            () -> table(tokens, uses),
            () -> tokens.stream().map(token -> json(token, uses)).toList());
    return tokens.isEmpty() ? Exit.REFUSED : Exit.DONE;
  }

  private static Table table(List<Token> tokens, Map<String, Instant> uses) {
    var table = new Table("NAME", "USER", "ROLES", "CREATED", "EXPIRES", "LAST USED");
    for (var token : tokens) {
      table.row(
          token.name(),
          token.user(),
          token.roles().isEmpty() ? "the user's" : String.join(" ", words(token)),
          Words.time(token.created()),
          Words.time(token.expires()),
          Words.time(uses.get(token.name())));
    }
    return table;
  }

  private static List<String> words(Token token) {
    return token.roles().stream().sorted().map(Role::word).toList();
  }

  static Json.Obj json(Token token, Map<String, Instant> uses) {
    return new Json.Obj()
        .put("name", token.name())
        .put("user", token.user())
        .put("roles", token.roles().isEmpty() ? new Json.Null() : Json.texts(words(token)))
        .put("created", token.created())
        .put("expires", token.expires())
        .put("lastUsed", uses.get(token.name()));
  }
}
