package org.cadastre.cli.command;

import java.util.Set;
import java.util.concurrent.Callable;
import org.cadastre.cli.view.ScheduleView;
import org.cadastre.runtime.access.Operation;
import org.cadastre.runtime.access.Role;
import org.cadastre.runtime.identity.Identities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre user add`
@Command(
    name = "add",
    description = "Let somebody come in by the server. The password is read, never an argument.")
@Needs(Operation.CHANGE_USERS)
final class UserAdd implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "Letters, digits, '@', '.', '-' and '_'.")
  private String name = "";

  @Option(
      names = "--role",
      required = true,
      split = ",",
      paramLabel = "ROLE",
      converter = RoleWord.class,
      completionCandidates = RoleWord.Candidates.class,
      description = RoleWord.ALL + "; may be given again.")
  private Set<Role> roles = Set.of();

  @Mixin private NewPassword password = new NewPassword();

  @Mixin private Remark remark = new Remark();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var typed = password.read();
    cadastre.init();
    var signed = new Identities(cadastre).add(name, typed, roles, remark.word());
    ScheduleView.noted(root.console(), signed);
    return Exit.DONE;
  }
}
