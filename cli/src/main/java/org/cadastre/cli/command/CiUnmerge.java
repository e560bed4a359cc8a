package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre ci unmerge`
@Command(
    name = "unmerge",
    description = "Take back what people said of an item being the same as others.")
@Needs(Operation.DECIDE)
final class CiUnmerge implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "CI", description = "As for 'ci show', or one that was merged into it.")
  private String name = "";

  @Mixin private Because because = new Because();

  @Override
  public Integer call() {
    var deed = new Deed(Root.of(spec));
    var ci = deed.find(name);
    return deed.done(List.of(ci), steward -> steward.unmerge(ci, because.word()));
  }
}
