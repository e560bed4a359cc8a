package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.ModelView;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre model list`
@Command(name = "list", description = "The classes there are.")
@Needs(Operation.READ)
final class ModelList implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    new ModelView(root.cadastre().configuration().model()).list(root.console());
    return Exit.DONE;
  }
}
