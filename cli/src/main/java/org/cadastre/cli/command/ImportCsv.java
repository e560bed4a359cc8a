package org.cadastre.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.runtime.FileIntake;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre import csv`
@Command(
    name = "csv",
    description = "Any table with a header; a mapping says what its columns mean.")
@Needs(Operation.IMPORT)
final class ImportCsv implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "'-' for standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "FILE",
      description = "YAML, as docs/imports.md describes it.")
  private Path mapping = Path.of("");

  @Override
  public Integer call() {
    return new Intake(Root.of(spec)).take("csv", files, FileIntake.csv(mapping));
  }
}
