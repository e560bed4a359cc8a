package org.cadastre.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.cadastre.cli.view.RuleEffectView;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Files that are put in force, whatever they declare.
final class Enactment {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "A rule or model file (.yaml); replaces the one of the same name.")
  private List<Path> files = List.of();

  @Option(names = "--full", description = "Every change, not only how many.")
  private boolean full;

  @Mixin private Because because = new Because();

  /// @return the exit code
  int run(Root root) {
    var legislation = root.cadastre().legislation();
    RuleEffectView.print(
        root.console(), full, each -> legislation.apply(files, because.word(), each));
    return Exit.DONE;
  }
}
