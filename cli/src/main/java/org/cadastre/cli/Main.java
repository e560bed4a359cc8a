package org.cadastre.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.cadastre.cli.command.Failures;
import org.cadastre.cli.command.Root;
import picocli.CommandLine;

/// Where a process of `cadastre` begins.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(new FileOutputStream(FileDescriptor.out), err, arguments));
  }

  /// @return the exit code; an answer that could not be written is not done
  static int run(OutputStream stream, PrintWriter err, String... arguments) {
    var outlet = new Outlet(stream);
    var out = new PrintWriter(outlet, false, StandardCharsets.UTF_8);
    int exit = run(out, err, arguments);
    out.flush();
    var loss = outlet.loss();
    if (loss == null) {
      return exit;
    }
    err.println("the answer could not be written: " + loss);
    return exit == 0 ? CommandLine.ExitCode.SOFTWARE : exit;
  }

  /// @return the exit code
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new Root())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(Root::execute)
        .setExecutionExceptionHandler(Failures::onExecution)
        .setParameterExceptionHandler(Failures::onParameters)
        .execute(arguments);
  }
}
