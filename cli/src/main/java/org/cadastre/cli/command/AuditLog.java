package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.AuditView;
import org.cadastre.core.ci.Act;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `cadastre audit log`
@Command(name = "log", description = "Who decided what, when and why, oldest first.")
@Needs(Operation.AUDIT)
final class AuditLog implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Since since = new Since();

  @Option(
      names = "--all",
      description = "Also what Cadastre noted by itself: batches, runs, measurements.")
  private boolean all;

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var acts =
        root.cadastre().audit().acts().stream()
            .filter(signed -> since.covers(signed.recordedAt()))
            .filter(signed -> all || byPeople(signed.act()))
            .toList();
    AuditView.log(root.console(), acts);
    return Exit.listed(root.console(), !acts.isEmpty());
  }

  private static boolean byPeople(Act act) {
    return switch (act) {
      case Act.Entered _, Act.Measured _, Act.RunRecorded _ -> false;
      case Act.Same _,
          Act.Apart _,
          Act.Retracted _,
          Act.Locked _,
          Act.Unlocked _,
          Act.Owned _,
          Act.Settled _,
          Act.Retired _,
          Act.RulesApplied _,
          Act.Disowned _,
          Act.Scheduled _,
          Act.Unscheduled _,
          Act.ScansStopped _,
          Act.ScansAllowed _,
          Act.Condensed _,
          Act.Administered _ ->
          true;
    };
  }
}
