package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.ScheduleView;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre schedule remove`
@Command(name = "remove", description = "End a schedule; what it ran stays on record.")
@Needs(Operation.SCHEDULE)
final class ScheduleRemove implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "Of the schedule.")
  private String name = "";

  @Mixin private Remark remark = new Remark();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var signed = root.cadastre().schedules().remove(name, remark.word());
    ScheduleView.noted(root.console(), signed);
    return Exit.DONE;
  }
}
