package org.cadastre.cli.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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
      converter = Period.Word.class,
      description = "In place of an item: what was decided from FROM on and before TO.")
  private @Nullable Period period;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "A new file; nothing is overwritten.")
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
      count = audit.export(period.from(), period.to(), file);
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

  /// A time of which all that was decided is asked for.
  ///
  /// @param to no longer part of it
  record Period(Instant from, Instant to) {
    /// Two times with `..` between them.
    static final class Word implements ITypeConverter<Period> {
      @Override
      public Period convert(String word) {
        int dots = word.indexOf("..");
        if (dots < 0) {
          throw new TypeConversionException(
              "'%s' is no time FROM..TO such as 2026-01-01..2026-02-01".formatted(word));
        }
        var time = new TimeWord();
        return new Period(
            time.convert(word.substring(0, dots)), time.convert(word.substring(dots + 2)));
      }
    }
  }
}
