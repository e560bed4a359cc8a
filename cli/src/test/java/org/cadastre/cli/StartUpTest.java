package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a command loads: who scans no cloud pays for none.
class StartUpTest {
  @TempDir private Path directory = Path.of("");
  private Cli cli = new Cli(directory);

  @BeforeEach
  void home() {
    cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("init").exit()).isZero();
  }

  /// Names of the classes that a process of its own loads.
  private List<String> loaded(String... arguments) throws IOException, InterruptedException {
    var log = directory.resolve("classes");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load=info:file=" + log,
                "-Dcadastre.config=" + System.getProperty("cadastre.config"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--home",
                cli.home().toString()));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("said").toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return Files.readAllLines(log);
  }

  @Test
  void aQuestionToTheRegisterLoadsNothingOfAnyProtocol() throws Exception {
    assertThat(loaded("ci", "list"))
        .hasSizeGreaterThan(500)
        .noneMatch(line -> line.contains(" org.cadastre.probes."))
        .noneMatch(line -> line.contains(" org.cadastre.runtime.identity."))
        .noneMatch(line -> line.contains(" com.nimbusds."))
        .noneMatch(StartUpTest::ofClouds);
  }

  @Test
  void aScanOfDevicesLoadsNothingOfTheCloudsLibraries() throws Exception {
    assertThat(loaded("scan", "run", "--probes", "snmp", "--targets", "127.0.0.1"))
        .anyMatch(line -> line.contains(" org.cadastre.probes.snmp."))
        .noneMatch(StartUpTest::ofClouds);
  }

  private static boolean ofClouds(String line) {
    return line.contains(" software.amazon.") || line.contains(" com.azure.");
  }
}
