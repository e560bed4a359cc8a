package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre completion`
@Command(
    name = "completion",
    description = "Shell completion for bash and zsh: source <(cadastre completion)")
@NoHome
final class Completion implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Root.of(spec).console().text(AutoComplete.bash("cadastre", new CommandLine(new Root())));
    return Exit.DONE;
  }
}
