package org.cadastre.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.view.RuleEffectView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre rules apply`
@Command(
    name = "apply",
    description = "Put rule or model files in force, and judge the whole estate by them.")
final class RulesApply implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "A rule or model file (.yaml); replaces the one of the same name.")
  private List<Path> files = List.of();

  @Option(names = "--full", description = "Every change, not only how many.")
  private boolean full;

  @Mixin private Because because = new Because();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var legislation = root.cadastre().legislation();
    RuleEffectView.print(
        root.console(), full, each -> legislation.apply(files, because.word(), each));
    return Exit.DONE;
  }
}
