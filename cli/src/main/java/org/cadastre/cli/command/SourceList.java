package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.SourceView;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre source list`
@Command(
    name = "list",
    description =
        "Who says what of how many items, last when, with which rights, and how far each was found"
            + " to be right.")
@Needs(Operation.READ)
final class SourceList implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var sources = root.cadastre().sources();
    SourceView.list(root.console(), sources);
    return Exit.listed(root.console(), !sources.isEmpty());
  }
}
