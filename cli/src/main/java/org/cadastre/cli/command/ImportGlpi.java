package org.cadastre.cli.command;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.runtime.FileIntake;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre import glpi-inventory`
@Command(
    name = "glpi-inventory",
    description = "Inventories that the GLPI agent wrote as JSON. Partial ones remove nothing.")
@Needs(Operation.IMPORT)
final class ImportGlpi implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "'-' for standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--observed-at",
      paramLabel = "TIME",
      converter = TimeWord.class,
      description = "When they were made, where you know better than the files.")
  private @Nullable Instant observedAt;

  @Override
  public Integer call() {
    return new Intake(Root.of(spec)).take("glpi-inventory", files, FileIntake.glpi(observedAt));
  }
}
