package org.cadastre.cli.command;

import org.cadastre.core.ci.Act;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.runtime.access.Operation;
import org.cadastre.runtime.identity.Identities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `cadastre user password`
@Command(name = "password", description = "Give a user another password; tokens stay as they are.")
@Needs(Operation.CHANGE_USERS)
final class UserPassword extends Noted {
  @Parameters(paramLabel = "NAME", description = "Of the user.")
  private String name = "";

  @Mixin private NewPassword password = new NewPassword();

  @Override
  Act.Signed change(Cadastre cadastre, Word word) {
    return new Identities(cadastre).password(name, password.read(), word);
  }
}
