package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre ci retire`
@Command(
    name = "retire",
    description = "Take an item out of use; a scan that meets it again brings it back.")
@Needs(Operation.DECIDE)
final class CiRetire implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "CI", description = "As for 'ci show'.")
  private String name = "";

  @Mixin private Because because = new Because();

  @Override
  public Integer call() {
    var deed = new Deed(Root.of(spec));
    var ci = deed.find(name);
    return deed.done(List.of(ci), steward -> List.of(steward.retire(ci, because.word())));
  }
}
