package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cadastre.runtime.FileIntake;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre import claims`
@Command(
    name = "claims",
    description = "Who says what of which item, one claim a row: CSV or JSON lines.")
@Needs(Operation.IMPORT)
final class ImportClaims implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "'-' for standard input.")
  private List<String> files = List.of();

  @Override
  public Integer call() {
    return new Intake(Root.of(spec)).take("claims", files, FileIntake.claims());
  }
}
