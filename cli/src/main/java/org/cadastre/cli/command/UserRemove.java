package org.cadastre.cli.command;

import org.cadastre.core.ci.Act;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.runtime.access.Operation;
import org.cadastre.runtime.identity.Identities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `cadastre user remove`
@Command(
    name = "remove",
    description = "Remove a user with all tokens; what was done stays on record.")
@Needs(Operation.CHANGE_USERS)
final class UserRemove extends Noted {
  @Parameters(paramLabel = "NAME", description = "Of the user.")
  private String name = "";

  @Override
  Act.Signed change(Cadastre cadastre, Word word) {
    return new Identities(cadastre).remove(name, word);
  }
}
