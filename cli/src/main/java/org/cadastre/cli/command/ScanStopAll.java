package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.ScheduleView;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `cadastre scan stop-all`
@Command(
    name = "stop-all",
    description =
        "End every scan within two seconds, on every node, and let none begin until 'scan resume'.")
@Needs(Operation.STOP_SCANS)
final class ScanStopAll implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--lift", description = "Allow scans again, as 'scan resume' does.")
  private boolean lift;

  @Mixin private Remark remark = new Remark();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var stop = root.cadastre().stop();
    ScheduleView.noted(root.console(), lift ? stop.lift(remark.word()) : stop.stop(remark.word()));
    return Exit.DONE;
  }
}
