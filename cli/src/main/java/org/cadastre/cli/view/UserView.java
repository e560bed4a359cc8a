package org.cadastre.cli.view;

import java.util.List;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.runtime.access.Role;
import org.cadastre.runtime.identity.User;

/// Users of the server.
public final class UserView {
  private UserView() {}

  public static void list(Console console, List<User> users) {
    console.list(() -> table(users), () -> users.stream().map(UserView::json).toList());
  }

  private static Table table(List<User> users) {
    var table = new Table("NAME", "ROLES", "STATE", "CREATED", "PASSWORD OF");
    for (var user : users) {
      table.row(
          user.name(),
          String.join(" ", words(user)),
          user.disabled() ? "disabled" : null,
          Words.cell(user.created()),
          Words.cell(user.changed()));
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
