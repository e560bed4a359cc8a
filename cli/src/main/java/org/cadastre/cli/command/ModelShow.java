package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.ModelView;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre model show`
@Command(
    name = "show",
    description = "What a class is, how its items are told apart, and what they may have.")
@Needs(Operation.READ)
final class ModelShow implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "CLASS", description = "As 'model list' names it.")
  private String name = "";

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var model = root.cadastre().configuration().model();
    var found =
        model
            .ciClass(name)
            .orElseThrow(() ->
                new RefusedException("there is no class '" + name + "'; 'model list' names them"));
    new ModelView(model).show(root.console(), found);
    return Exit.DONE;
  }
}
