package org.cadastre.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Runs the everyday commands once, in one process, so that the build can archive their classes.
final class Rehearsal {
  private Rehearsal() {}

  public static void main(String[] arguments) {
    var home = arguments[0];
    var nowhere = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    String[][] commands = {
      {"--help"},
      {"--version"},
      {"-q", "--home", home, "init"},
      {"-q", "--home", home, "ci", "list"},
      {"-q", "--home", home, "ci", "list", "-o", "json"},
      {"-q", "--home", home, "ci", "list", "class:server", "--full", "-o", "json"},
      {"-q", "--home", home, "scan", "list"},
      {"-q", "--home", home, "lineage", "nothing", "host.name"},
      {"-q", "--home", home, "coverage"},
      {"-q", "--home", home, "credential", "list"},
      {"-q", "--home", home, "doctor"},
    };
    for (var command : commands) {
      Main.run(nowhere, nowhere, command);
    }
  }
}
