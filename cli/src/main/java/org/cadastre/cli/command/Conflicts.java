package org.cadastre.cli.command;

import picocli.CommandLine.Command;

/// `cadastre conflict`
@Command(
    name = "conflict",
    description = "What the rules do not settle: a person must.",
    subcommands = {ConflictList.class, ConflictShow.class, ConflictResolve.class})
final class Conflicts extends Group {}
