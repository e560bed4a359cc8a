package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.RunView;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre scan show`
@Command(name = "show", description = "One run: its state and its coverage per endpoint and facet.")
@Needs(Operation.READ)
final class ScanShow implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "A run's id or how it begins; 'latest' for the last.")
  private String id = "latest";

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var run = Runs.find(cadastre, id);
    RunView.show(root.console(), run, cadastre.ask(store -> store.coverage(run.id())));
    return Exit.DONE;
  }
}
