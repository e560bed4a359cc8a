package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.HistoryView;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre ci history`
@Command(
    name = "history",
    description = "What changed, oldest first, with the proof of each change.")
@Needs(Operation.READ)
final class CiHistory implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "CI", description = "As for 'ci show'.")
  private String name = "";

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var history =
        root.cadastre()
            .ask(store -> HistoryView.of(store, Items.find(root.console(), store, name)));
    history.list(root.console());
    return Exit.DONE;
  }
}
