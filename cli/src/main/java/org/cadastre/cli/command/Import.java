package org.cadastre.cli.command;

import picocli.CommandLine.Command;

/// `cadastre import`
@Command(
    name = "import",
    description = "Take files in: each is a source like any other, archived, with lineage.",
    subcommands = {
      ImportClaims.class,
      ImportGlpi.class,
      ImportCsv.class,
      ImportAwsEvents.class,
      ImportAzureEvents.class
    })
final class Import extends Group {}
