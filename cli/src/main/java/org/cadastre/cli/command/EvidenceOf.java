package org.cadastre.cli.command;

import picocli.CommandLine.Command;

/// `cadastre evidence`
@Command(
    name = "evidence",
    description = "What was asked and answered.",
    subcommands = {EvidenceShow.class, EvidenceCondense.class})
final class EvidenceOf extends Group {}
