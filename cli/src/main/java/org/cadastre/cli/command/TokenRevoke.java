package org.cadastre.cli.command;

import org.cadastre.core.ci.Act;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.runtime.access.Operation;
import org.cadastre.runtime.identity.Identities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `cadastre token revoke`
@Command(name = "revoke", description = "Let a token in no longer.")
@Needs(Operation.CHANGE_USERS)
final class TokenRevoke extends Noted {
  @Parameters(paramLabel = "NAME", description = "Of the token.")
  private String name = "";

  @Override
  Act.Signed change(Cadastre cadastre, Word word) {
    return new Identities(cadastre).revoke(name, word);
  }
}
