package org.cadastre.cli.command;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.cadastre.cli.output.Clean;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.runtime.VaultEntry;
import org.cadastre.runtime.access.Operation;
import org.cadastre.runtime.custody.Custody;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre credential show`
@Command(
    name = "show",
    description = "Where a credential may be used, and who refused it lately; never its secret.")
@Needs(Operation.LIST_CREDENTIALS)
final class CredentialShow implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "Of the credential.")
  private String name = "";

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var entry = cadastre.vault().named(name);
    var custody = cadastre.custody();
    var standing = custody.standing(entry.loan());
    boolean heldBack = custody.heldBack(entry.loan());
    root.console()
        .one(
            () -> text(entry, standing, heldBack),
            () -> table(entry, standing, heldBack),
            () -> json(entry, standing, heldBack));
    return Exit.DONE;
  }

  private static String state(boolean heldBack) {
    return heldBack ? "held back" : "in use";
  }

  private static String text(VaultEntry entry, Custody.Standing standing, boolean heldBack) {
    var text = new StringBuilder();
    text.append(
        "%s: %s, version %d%n".formatted(entry.name(), entry.kind().word(), entry.version()));
    text.append("scope: %s%n".formatted(String.join(", ", CredentialList.scope(entry))));
    if (!entry.user().isEmpty()) {
      text.append("user: %s%n".formatted(Clean.line(entry.user())));
    }
    text.append("state: %s%n".formatted(state(heldBack)));
    standing
        .refusals()
        .forEach((endpoint, at) ->
            text.append("refused by %s at %s%n".formatted(Clean.line(endpoint), at)));
    return text.toString();
  }

  private static Table table(VaultEntry entry, Custody.Standing standing, boolean heldBack) {
    return new Table("NAME", "KIND", "VERSION", "STATE", "REFUSED BY")
        .row(
            entry.name(),
            entry.kind().word(),
            Integer.toString(entry.version()),
            state(heldBack),
            String.join(" ", standing.refusals().keySet()));
  }

  private static Json.Obj json(VaultEntry entry, Custody.Standing standing, boolean heldBack) {
    var refusals = new ArrayList<Json>();
    standing
        .refusals()
        .forEach(
            (endpoint, at) -> refusals.add(new Json.Obj().put("endpoint", endpoint).put("at", at)));
    return CredentialList.json(entry)
        .put("version", entry.version())
        .put("heldBack", heldBack)
        .put("refusals", Json.array(refusals));
  }
}
