package org.cadastre.cli.command;

import picocli.CommandLine.Command;

/// `cadastre token`
@Command(
    name = "token",
    description = "What lets an automation in by the server, in the place of a user's password.",
    subcommands = {TokenCreate.class, TokenList.class, TokenRevoke.class})
final class Tokens extends Group {}
