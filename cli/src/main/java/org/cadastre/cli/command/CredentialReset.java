package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre credential reset`
@Command(
    name = "reset",
    description =
        "Forget who refused a credential, so that it is shown to them again: when the secret is"
            + " right and the hosts were wrong.")
@Needs(Operation.CHANGE_CREDENTIALS)
final class CredentialReset implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "Of the credential.")
  private String name = "";

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    cadastre.custody().reset(cadastre.vault().named(name).loan());
    root.console().remark("'" + name + "' is shown again to those who refused it");
    return Exit.DONE;
  }
}
