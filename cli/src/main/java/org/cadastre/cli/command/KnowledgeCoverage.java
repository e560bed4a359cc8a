package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.KnowledgeTables;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre knowledge coverage`
@Command(
    name = "coverage",
    description =
        "Which vendors, operating systems and programs are recognised, and what of them: the text"
            + " of docs/coverage.md.")
@Needs(Operation.READ)
final class KnowledgeCoverage implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    root.console().text(new KnowledgeTables(root.cadastre().configuration()).markdown());
    return Exit.DONE;
  }
}
