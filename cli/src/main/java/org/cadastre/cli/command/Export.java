package org.cadastre.cli.command;

import picocli.CommandLine.Command;

/// `cadastre export`
@Command(
    name = "export",
    description = "The register for other programs.",
    subcommands = {ExportCsv.class})
final class Export extends Group {}
