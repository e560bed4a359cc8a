package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.net.Cidr;
import org.cadastre.runtime.VaultEntry;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre credential list`
@Command(name = "list", description = "The credentials there are; never their secrets.")
@Needs(Operation.LIST_CREDENTIALS)
final class CredentialList implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var entries = root.cadastre().vault().list();
    root.console()
        .list(() -> table(entries), () -> entries.stream().map(CredentialList::json).toList());
    return Exit.listed(root.console(), !entries.isEmpty());
  }

  private static Table table(List<VaultEntry> entries) {
    var table = new Table("NAME", "KIND", "SCOPE", "USER");
    entries.forEach(
        entry -> table.row(entry.name(), entry.kind().word(), words(entry), entry.user()));
    return table;
  }

  /// A credential of AWS that names no account tells by itself of which it is.
  private static String words(VaultEntry entry) {
    var scope = scope(entry);
    return scope.isEmpty() && entry.kind().ofAccounts()
        ? "any account that it opens"
        : String.join(" ", scope);
  }

  static List<String> scope(VaultEntry entry) {
    return entry.kind().ofAccounts()
        ? entry.accounts()
        : entry.scope().stream().map(Cidr::toString).toList();
  }

  static Json.Obj json(VaultEntry entry) {
    return new Json.Obj()
        .put("name", entry.name())
        .put("kind", entry.kind().word())
        .put("scope", Json.texts(scope(entry)))
        .put("user", entry.user().isEmpty() ? null : entry.user());
  }
}
