package org.cadastre.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.cadastre.cli.command.Failures;
import org.cadastre.cli.command.Root;
import picocli.CommandLine;

/// Where a process of `cadastre` begins.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, arguments));
  }

  /// @return the exit code
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new Root())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Failures::onExecution)
        .setParameterExceptionHandler(Failures::onParameters)
        .execute(arguments);
  }
}
