package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre credential remove`
@Command(name = "remove", description = "Take a credential out of the vault.")
@Needs(Operation.CHANGE_CREDENTIALS)
final class CredentialRemove implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "Of the credential.")
  private String name = "";

  @Override
  public Integer call() {
    var root = Root.of(spec);
    if (!root.cadastre().vault().remove(name)) {
      throw new RefusedException("there is no credential '" + name + "'");
    }
    root.console().remark("removed '" + name + "'");
    return Exit.DONE;
  }
}
