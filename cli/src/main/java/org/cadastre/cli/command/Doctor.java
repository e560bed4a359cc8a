package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.runtime.Check;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre doctor`
@Command(
    name = "doctor",
    description = "Look at everything a home needs and say what to do about it.")
@Needs(Operation.EXAMINE)
final class Doctor implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var checks = root.cadastre().examine();
    root.console().list(() -> table(checks), () -> checks.stream().map(Doctor::json).toList());
    return checks.stream().allMatch(Check::well) ? Exit.DONE : Exit.PARTLY;
  }

  private static Table table(List<Check> checks) {
    var table = new Table("WHAT", "STATE", "FOUND");
    checks.forEach(
        check -> table.row(check.what(), check.well() ? "well" : "NOT WELL", check.words()));
    return table;
  }

  private static Json.Obj json(Check check) {
    return new Json.Obj()
        .put("what", check.what())
        .put("well", check.well())
        .put("found", check.words());
  }
}
