package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre schedule run-now`
@Command(
    name = "run-now",
    description =
        "Run a schedule's scan here and now, also when it is paused or outside its windows; its"
            + " own times stay as they are.")
@Needs(Operation.SCAN)
final class ScheduleRunNow implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "Of the schedule.")
  private String name = "";

  @Override
  public Integer call() throws InterruptedException {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var schedule = cadastre.schedules().named(name);
    var sweep =
        cadastre.sweep(
            cadastre.profiles().request(schedule.scan()),
            "%s (schedule %s, by hand)".formatted(schedule.scan(), name));
    return ScanRunNow.exit(ScanRunNow.run(sweep, cadastre, root.console()));
  }
}
