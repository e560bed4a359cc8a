package org.cadastre.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.view.KnowledgeView;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre knowledge check`
@Command(
    name = "check",
    description =
        "Whether every entry holds against its examples and recordings, with these files beside"
            + " what there is; every error with its place.")
@Needs(Operation.READ)
final class KnowledgeCheck implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Knowledge or vocabulary (.yaml), in place or not.")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    KnowledgeView.checked(root.console(), root.cadastre().teaching().check(files));
    return Exit.DONE;
  }
}
