package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre scan check`
@Command(
    name = "check",
    description = "Say everything that is wrong with the scans in the settings; asks nobody.")
@Needs(Operation.READ)
final class ScanCheck implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this one.")
  private String name = "";

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var profiles = root.cadastre().profiles();
    var names = profiles.all().keySet().stream().filter(n -> name.isEmpty() || n.equals(name));
    var problems = names.flatMap(n -> profiles.problems(n).stream()).toList();
    if (!name.isEmpty()) {
      profiles.named(name);
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    int named = profiles.all().size();
    root.console()
        .remark((named == 1 ? "1 scan is" : named + " scans are") + " named; nothing is wrong");
    return profiles.all().isEmpty() ? Exit.REFUSED : Exit.DONE;
  }
}
