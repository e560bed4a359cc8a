package org.cadastre.cli.command;

import picocli.CommandLine.Command;

/// `cadastre rules`
@Command(
    name = "rules",
    description = "Who is believed about what.",
    subcommands = {RulesCheck.class, RulesShow.class, RulesWhatIf.class, RulesApply.class})
final class Rules extends Group {}
