package org.cadastre.cli.command;

import picocli.CommandLine.Command;

/// `cadastre user`
@Command(
    name = "user",
    description =
        "Who may come in by the server, as what: users of this home, whose passwords are kept as"
            + " hashes.",
    subcommands = {
      UserAdd.class,
      UserList.class,
      UserPassword.class,
      UserRoles.class,
      UserDisable.class,
      UserEnable.class,
      UserRemove.class
    })
final class Users extends Group {}
