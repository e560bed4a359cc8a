package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre ci merge`
@Command(
    name = "merge",
    description = "Two items are one, now and for later scans; the older one's id stays.")
@Needs(Operation.DECIDE)
final class CiMerge implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "CI", description = "As for 'ci show'.")
  private String one = "";

  @Parameters(index = "1", paramLabel = "CI", description = "The other one.")
  private String other = "";

  @Mixin private Because because = new Because();

  @Override
  public Integer call() {
    var deed = new Deed(Root.of(spec));
    var some = deed.find(one);
    var others = deed.find(other);
    return deed.done(
        List.of(some, others), steward -> List.of(steward.merge(some, others, because.word())));
  }
}
