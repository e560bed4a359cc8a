package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.cli.view.Words;
import org.cadastre.runtime.access.Operation;
import org.cadastre.runtime.access.Role;
import org.cadastre.runtime.identity.Identities;
import org.cadastre.runtime.identity.User;
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
    root.console().list(() -> table(users), () -> users.stream().map(UserList::json).toList());
    return users.isEmpty() ? Exit.REFUSED : Exit.DONE;
  }

  private static Table table(List<User> users) {
    var table = new Table("NAME", "ROLES", "STATE", "CREATED", "PASSWORD OF");
    for (var user : users) {
      table.row(
          user.name(),
          String.join(" ", words(user)),
          user.disabled() ? "disabled" : "-",
          Words.time(user.created()),
          Words.time(user.changed()));
    }
    return table;
  }

  private static List<String> words(User user) {
    return user.roles().stream().sorted().map(Role::word).toList();
  }

  private static Json.Obj json(User user) {
    return new Json.Obj()
        .put("name", user.name())
        .put("roles", Json.texts(words(user)))
        .put("disabled", user.disabled())
        .put("created", user.created())
        .put("passwordChanged", user.changed());
  }
}
