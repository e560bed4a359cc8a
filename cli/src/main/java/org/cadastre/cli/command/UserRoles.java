package org.cadastre.cli.command;

import java.util.Set;
import org.cadastre.core.ci.Act;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.runtime.access.Operation;
import org.cadastre.runtime.access.Role;
import org.cadastre.runtime.identity.Identities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `cadastre user roles`
@Command(
    name = "roles",
    description = "Say anew what a user is here; of a token's roles those stay that are left.")
@Needs(Operation.CHANGE_USERS)
final class UserRoles extends Noted {
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

  @Override
  Act.Signed change(Cadastre cadastre, Word word) {
    return new Identities(cadastre).roles(name, roles, word);
  }
}
