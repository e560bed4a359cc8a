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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre user roles`
@Command(
    name = "roles",
    description = "Say anew what a user is here; of a token's roles those stay that are left.")
@Needs(Operation.CHANGE_USERS)
final class UserRoles implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "NAME", description = "Of the user.")
  private String name = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      split = ",",
      paramLabel = "ROLE",
      converter = RoleWord.class,
      completionCandidates = RoleWord.Candidates.class,
      description = RoleWord.ALL + ".")
  private Set<Role> roles = Set.of();

  @Mixin private Remark remark = new Remark();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var signed = new Identities(root.cadastre()).roles(name, roles, remark.word());
    ScheduleView.noted(root.console(), signed);
    return Exit.DONE;
  }
}
