package org.cadastre.cli.command;

import picocli.CommandLine.Command;

/// `cadastre source`
@Command(
    name = "source",
    description = "Who speaks.",
    subcommands = {SourceList.class})
final class SourceOf extends Group {}
