package org.cadastre.cli.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.cadastre.runtime.VaultEntry.Kind;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre credential rotate`
@Command(
    name = "rotate",
    description =
        "Put a new secret in the place of a credential's; its name, kind and scope stay, and who"
            + " refused the old one is shown the new one.")
@Needs(Operation.CHANGE_CREDENTIALS)
final class CredentialRotate implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "Of the credential.")
  private String name = "";

  @Option(names = "--key", paramLabel = "FILE", description = "The new private key (ssh-key).")
  private @Nullable Path key;

  @Option(
      names = "--secret-from",
      paramLabel = "SOURCE",
      description = "env:VAR, file:PATH (first line), stdin or prompt (default: prompt).")
  private @Nullable String secretFrom;

  @Option(
      names = "--privacy-from",
      paramLabel = "SOURCE",
      description = "The SNMPv3 privacy secret, where it is another one.")
  private @Nullable String privacyFrom;

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var vault = root.cadastre().vault();
    var kind = vault.named(name).kind();
    var secrets = new LinkedHashMap<String, String>();
    if (key != null) {
      secrets.put("key", CredentialAdd.privateKey(key));
    }
    if (secretFrom != null || kind != Kind.SSH_KEY) {
      secrets.put("secret", secret(secretFrom == null ? "prompt" : secretFrom, kind));
    }
    if (kind == Kind.SNMP_V3 && privacyFrom != null) {
      secrets.put("privacy", secret(privacyFrom, kind));
    }
    var now = vault.rotate(name, secrets);
    root.console().remark("'%s' has version %d of its secret".formatted(name, now.version()));
    return Exit.DONE;
  }

  private static String secret(String source, Kind kind) {
    return CredentialAdd.secret(source, "new secret", kind);
  }
}
