package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre ci unlock`
@Command(name = "unlock", description = "Let an attribute be what is observed again.")
@Needs(Operation.DECIDE)
final class CiUnlock implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "CI", description = "As for 'ci show'.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "ATTRIBUTE", description = "Such as host.name.")
  private String attribute = "";

  @Mixin private Because because = new Because();

  @Override
  public Integer call() {
    var deed = new Deed(Root.of(spec));
    var ci = deed.find(name);
    return deed.done(
        List.of(ci), steward -> List.of(steward.unlock(ci, attribute, because.word())));
  }
}
