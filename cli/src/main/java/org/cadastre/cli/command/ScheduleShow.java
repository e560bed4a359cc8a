package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.ScheduleView;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre schedule show`
@Command(
    name = "show",
    description = "One schedule: when it runs, what keeps it from running, who changed it.")
@Needs(Operation.READ)
final class ScheduleShow implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "Of the schedule.")
  private String name = "";

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var schedules = cadastre.schedules();
    var table = schedules.timetable(schedules.named(name));
    ScheduleView.show(root.console(), table, cadastre.clock().instant(), schedules.history(name));
    return Exit.DONE;
  }
}
