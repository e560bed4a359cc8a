package org.cadastre.cli.command;

import java.util.concurrent.Callable;
import org.cadastre.runtime.access.Operation;
import org.cadastre.runtime.key.KeySources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `cadastre credential rotate-key`
@Command(
    name = "rotate-key",
    description =
        "Seal the vault with another key: every secret, or when it is cut off none. With --to also"
            + " from another place.")
@Needs(Operation.CHANGE_CREDENTIALS)
final class CredentialRotateKey implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--to",
      paramLabel = "PLACE",
      description = "Where the new key is: " + KeySources.WORDS + " (default: where it is now).")
  private @Nullable String place;

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    cadastre.home().create();
    var vault = cadastre.vault();
    int secrets = vault.rotateKey(place);
    root.console()
        .remark(
            "%d secrets are sealed with a new key from %s".formatted(secrets, vault.keySource()));
    return Exit.DONE;
  }
}
