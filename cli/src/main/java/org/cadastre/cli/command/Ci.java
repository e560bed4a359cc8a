package org.cadastre.cli.command;

import picocli.CommandLine.Command;

/// `cadastre ci`
@Command(
    name = "ci",
    description = "Configuration items.",
    subcommands = {CiList.class, CiShow.class, CiHistory.class})
final class Ci extends Group {}
