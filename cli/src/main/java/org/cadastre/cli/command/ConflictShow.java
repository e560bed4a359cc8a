package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.command.OpenConflicts.Found;
import org.cadastre.cli.view.ConflictView;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre conflict show`
@Command(
    name = "show",
    description = "The candidates of a conflict side by side, and what would settle it.")
@Needs(Operation.READ)
final class ConflictShow implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ID", description = "As 'conflict list' names it, or how that begins.")
  private String id = "";

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var now = cadastre.clock().instant();
    return cadastre.ask(store -> {
      var console = root.console();
      switch (OpenConflicts.of(store, now).find(id)) {
        case Found.Identity(var conflict) ->
            new ConflictView(now, OpenConflicts.candidates(store, List.of(conflict)))
                .show(console, conflict);
        case Found.Attribute(var dispute) -> ConflictView.show(console, dispute);
      }
      return Exit.DONE;
    });
  }
}
