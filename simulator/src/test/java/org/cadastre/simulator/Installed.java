package org.cadastre.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A program that may be installed on the machine that runs the tests.
record Installed(Path program) {

  /// Skips the test with a sentence when it is not there.
  static Installed orSkip(String name) {
    var found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .map(directory -> Path.of(directory, name))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(found.isPresent(), name + " is not installed");
    return new Installed(found.orElseThrow());
  }

  /// What it prints, standard error included, when fed with that input.
  String run(String input, String... arguments) throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    return printed(command, input);
  }

  private static String printed(List<String> command, String input)
      throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(String.join(" ", command)).isTrue();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }
}
