package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.cli.view.ScheduleView;
import org.cadastre.runtime.access.Operation;
import org.cadastre.runtime.identity.Identities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre user remove`
@Command(
    name = "remove",
    description = "Remove a user with all tokens; what was done stays on record.")
@Needs(Operation.CHANGE_USERS)
final class UserRemove implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "Of the user.")
  private String name = "";

  @Mixin private Remark remark = new Remark();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var signed = new Identities(root.cadastre()).remove(name, remark.word());
    ScheduleView.noted(root.console(), signed);
    return Exit.DONE;
  }
}
