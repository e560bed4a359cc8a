package org.cadastre.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.runtime.Audit;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre audit export`
@Command(
    name = "export",
    description =
        "Write a proof of what is decided about an item, or was in a time: a file that 'audit"
            + " verify FILE' checks without the register.")
@Needs(Operation.AUDIT)
final class AuditExport implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", arity = "0..1", paramLabel = "CI", description = "As for 'ci show'.")
  private @Nullable String name;

  @Parameters(index = "1", arity = "0..1", paramLabel = "ATTRIBUTE", description = "Only this one.")
  private @Nullable String attribute;

  @Option(
      names = "--period",
      paramLabel = "FROM..TO",
      description = "In place of an item: what was decided from FROM on and before TO.")
  private @Nullable String period;

  @Option(names = "--to", required = true, paramLabel = "FILE", description = "What to write.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    if ((name == null) == (period == null)) {
      throw new ParameterException(spec.commandLine(), "Either a CI or --period.");
    }
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var audit = cadastre.audit();
    int count;
    if (period != null) {
      count = export(audit, period);
    } else {
      var wanted = String.valueOf(name);
      var ci = cadastre.ask(store -> Items.find(root.console(), store, wanted));
      count = audit.export(ci, attribute, file);
    }
    root.console()
        .one(
            () -> "%d decisions, with their evidence: %s%n".formatted(count, file),
            () -> new Table("FILE", "DECISIONS").row(file.toString(), Integer.toString(count)),
            () -> new Json.Obj().put("file", file.toString()).put("decisions", count));
    return Exit.DONE;
  }

  private int export(Audit audit, String times) {
    int dots = times.indexOf("..");
    if (dots < 0) {
      throw new ParameterException(
          spec.commandLine(), "--period is FROM..TO, such as 2026-01-01..2026-02-01.");
    }
    var word = new TimeWord();
    return audit.export(
        word.convert(times.substring(0, dots)), word.convert(times.substring(dots + 2)), file);
  }
}
