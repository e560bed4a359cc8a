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

/// `cadastre knowledge test`
@Command(
    name = "test",
    description =
        "What a recording says of its device, which entry says so, and what stays unknown; with"
            + " these files beside what there is.")
@Needs(Operation.READ)
final class KnowledgeTest implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "[FILE…] RECORDING",
      description =
          "Knowledge or vocabulary (.yaml), in place or not; last, what 'probe --record' wrote.")
  private List<Path> arguments = List.of();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var files = arguments.subList(0, arguments.size() - 1);
    var lesson = root.cadastre().teaching().test(files, arguments.getLast());
    return KnowledgeView.tested(root.console(), lesson) ? Exit.DONE : Exit.REFUSED;
  }
}
