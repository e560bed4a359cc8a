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

/// `cadastre user password`
@Command(name = "password", description = "Give a user another password; tokens stay as they are.")
@Needs(Operation.CHANGE_USERS)
final class UserPassword implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "Of the user.")
  private String name = "";

  @Mixin private NewPassword password = new NewPassword();

  @Mixin private Remark remark = new Remark();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var identities = new Identities(root.cadastre());
    var signed = identities.password(name, password.read(), remark.word());
    ScheduleView.noted(root.console(), signed);
    return Exit.DONE;
  }
}
