package org.cadastre.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.view.RuleEffectView;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre rules what-if`
@Command(
    name = "what-if",
    description = "What these files would change in the whole estate. Writes nothing.")
@Needs(Operation.READ)
final class RulesWhatIf implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "A rule or model file (.yaml).")
  private List<Path> files = List.of();

  @Option(names = "--full", description = "Every change, not only how many.")
  private boolean full;

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var legislation = root.cadastre().legislation();
    var console = root.console();
    RuleEffectView.print(console, full, each -> legislation.whatIf(files, each));
    console.remark("nothing was written; 'rules apply' does exactly this");
    return Exit.DONE;
  }
}
