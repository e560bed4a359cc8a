package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.RunView;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre scan list`
@Command(name = "list", description = "The runs there were, newest first.")
@Needs(Operation.READ)
final class ScanList implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var runs = root.cadastre().runs();
    RunView.list(root.console(), runs);
    return Exit.listed(root.console(), !runs.isEmpty());
  }
}
