package org.cadastre.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs `cadastre` in this process, on a home of the test's own.
record Cli(Path home) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// What a run printed and how it ended.
  record Ran(int exit, String out, String err) {
    JsonNode json() {
      return MAPPER.readTree(out);
    }
  }

  Ran run(String... arguments) {
    var all = new ArrayList<>(List.of("--home", home.toString()));
    all.addAll(List.of(arguments));
    return plain(all.toArray(String[]::new));
  }

  JsonNode json(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("-o", "json"));
    var ran = run(all.toArray(String[]::new));
    try {
      return ran.json();
    } catch (JacksonException e) {
      throw new AssertionError(ran.toString(), e);
    }
  }

  /// Starts a process of its own whose words go to a file.
  Process process(Path log, String... arguments) throws IOException {
    var all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dcadastre.config=" + System.getProperty("cadastre.config"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--home",
                home.toString()));
    all.addAll(List.of(arguments));
    return new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  static Ran plain(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exit = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Ran(exit, out.toString(), err.toString());
  }
}
