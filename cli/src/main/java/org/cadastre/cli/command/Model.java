package org.cadastre.cli.command;

import picocli.CommandLine.Command;

/// `cadastre model`
@Command(
    name = "model",
    description = "Classes, attributes and relations.",
    subcommands = {ModelList.class, ModelShow.class, ModelAdd.class})
final class Model extends Group {}
