package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.ScheduleView;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre scan resume`
@Command(name = "resume", description = "Allow scans again after a stop-all.")
@Needs(Operation.STOP_SCANS)
final class ScanResume implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Remark remark = new Remark();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    ScheduleView.noted(root.console(), root.cadastre().stop().lift(remark.word()));
    return Exit.DONE;
  }
}
