package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.ScheduleView;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre schedule list`
@Command(name = "list", description = "The schedules there are, and when each runs next.")
@Needs(Operation.READ)
final class ScheduleList implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var schedules = cadastre.schedules();
    var tables = schedules.all().stream().map(schedules::timetable).toList();
    ScheduleView.list(root.console(), tables, cadastre.clock().instant());
    return Exit.listed(root.console(), !tables.isEmpty());
  }
}
