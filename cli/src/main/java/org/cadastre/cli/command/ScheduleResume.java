package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.ScheduleView;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre schedule resume`
@Command(name = "resume", description = "Let a paused schedule run again.")
@Needs(Operation.SCHEDULE)
final class ScheduleResume implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "Of the schedule.")
  private String name = "";

  @Mixin private Remark remark = new Remark();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var signed = root.cadastre().schedules().resume(name, remark.word());
    ScheduleView.noted(root.console(), signed);
    return Exit.DONE;
  }
}
