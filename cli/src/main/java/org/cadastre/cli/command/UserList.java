package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.UserView;
import org.cadastre.runtime.access.Operation;
import org.cadastre.runtime.identity.Identities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre user list`
@Command(name = "list", description = "The users there are; nothing of their passwords.")
@Needs(Operation.LIST_USERS)
final class UserList implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var users = new Identities(root.cadastre()).users();
    UserView.list(root.console(), users);
    return Exit.listed(root.console(), !users.isEmpty());
  }
}
