package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre model add`
@Command(name = "add", description = "Put model files in force: classes, attributes, relations.")
@Needs(Operation.LEGISLATE)
final class ModelAdd implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Enactment enactment = new Enactment();

  @Override
  public Integer call() {
    return enactment.run(Root.of(spec));
  }
}
