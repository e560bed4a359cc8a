package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.runtime.access.Operation;
import org.cadastre.runtime.custody.CredentialUse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `cadastre audit uses`
@Command(
    name = "uses",
    description =
        "Which credentials were opened for whom, by whom and in which run, and what became of it;"
            + " oldest first. On record before the secret is used.")
@Needs(Operation.AUDIT)
final class AuditUses implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--credential", paramLabel = "NAME", description = "Only of that one.")
  private @Nullable String credential;

  @Option(names = "--run", paramLabel = "RUN", description = "Only in that run.")
  private @Nullable String run;

  @Mixin private Since since = new Since();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var uses =
        root.cadastre().audit().uses().stream()
            .filter(use -> credential == null || use.credential().equals(credential))
            .filter(use -> run == null || use.run().startsWith(run))
            .filter(use -> since.covers(use.at()))
            .toList();
    root.console().list(() -> table(uses), () -> uses.stream().map(AuditUses::json).toList());
    return Exit.listed(root.console(), !uses.isEmpty());
  }

  private static Table table(List<CredentialUse> uses) {
    var table = new Table("AT", "EVENT", "CREDENTIAL", "VERSION", "ENDPOINT", "RUN", "ACTOR");
    uses.forEach(use ->
        table.row(
            use.at().toString(),
            use.event().word(),
            use.credential(),
            Integer.toString(use.version()),
            use.endpoint(),
            use.run(),
            use.actor()));
    return table;
  }

  private static Json.Obj json(CredentialUse use) {
    return new Json.Obj()
        .put("at", use.at())
        .put("event", use.event().word())
        .put("credential", use.credential())
        .put("version", use.version())
        .put("endpoint", use.endpoint())
        .put("run", use.run())
        .put("actor", use.actor());
  }
}
