package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.TokenView;
import org.cadastre.runtime.access.Operation;
import org.cadastre.runtime.identity.Identities;
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
    TokenView.list(root.console(), tokens, identities.lastUses());
    return Exit.listed(root.console(), !tokens.isEmpty());
  }
}
