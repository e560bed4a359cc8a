package org.cadastre.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.view.RuleView;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre rules check`
@Command(
    name = "check",
    description =
        "Whether rule and model files hold together with what is in force; every error with its"
            + " place. Without files: what is in force.")
@Needs(Operation.READ)
final class RulesCheck implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "A rule or model file (.yaml).")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var checked = root.cadastre().legislation().check(files);
    RuleView.checked(root.console(), checked.model(), checked.rules());
    return Exit.DONE;
  }
}
