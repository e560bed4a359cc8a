package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre ci own`
@Command(name = "own", description = "Say who answers for an item.")
@Needs(Operation.DECIDE)
final class CiOwn implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "CI", description = "As for 'ci show'.")
  private String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OWNER",
      description = "A person or a team.")
  private @Nullable String owner;

  @Option(names = "--nobody", description = "Nobody answers for it any more.")
  private boolean nobody;

  @Mixin private Because because = new Because();

  @Override
  public Integer call() {
    if (nobody == (owner != null) || (owner != null && owner.isBlank())) {
      throw new ParameterException(spec.commandLine(), "Either an OWNER or --nobody.");
    }
    var deed = new Deed(Root.of(spec));
    var ci = deed.find(name);
    return deed.done(List.of(ci), steward -> List.of(steward.own(ci, owner, because.word())));
  }
}
