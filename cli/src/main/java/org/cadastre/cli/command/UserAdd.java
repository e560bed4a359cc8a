package org.cadastre.cli.command;

import java.util.Set;
import org.cadastre.core.ci.Act;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.runtime.access.Operation;
import org.cadastre.runtime.access.Role;
import org.cadastre.runtime.identity.Identities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cadastre user add`
@Command(
    name = "add",
    description = "Let somebody come in by the server. The password is read, never an argument.")
@Needs(Operation.CHANGE_USERS)
final class UserAdd extends Noted {
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

  @Override
  Act.Signed change(Cadastre cadastre, Word word) {
    var typed = password.read();
    cadastre.init();
    return new Identities(cadastre).add(name, typed, roles, word);
  }
}
