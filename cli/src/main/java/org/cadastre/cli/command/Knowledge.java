package org.cadastre.cli.command;

import picocli.CommandLine.Command;

/// `cadastre knowledge`
@Command(
    name = "knowledge",
    description = "What devices' answers mean: for those who teach Cadastre a new one.",
    subcommands = {KnowledgeCheck.class, KnowledgeTest.class, KnowledgeCoverage.class})
final class Knowledge extends Group {}
