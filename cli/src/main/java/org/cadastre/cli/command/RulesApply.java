package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre rules apply`
@Command(
    name = "apply",
    description = "Put rule or model files in force, and judge the whole estate by them.")
@Needs(Operation.LEGISLATE)
final class RulesApply implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Enactment enactment = new Enactment();

  @Override
  public Integer call() {
    return enactment.run(Root.of(spec));
  }
}
