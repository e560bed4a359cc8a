package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whatever an agent does, asking it ends a second after the time for it is over at the latest,
/// takes no more than 32 MB, and leaves a row of coverage that says what is missing.
final class HostileAgentTest {
  private static final long DEADLINE_MILLIS = Confined.LIMITS.session().toMillis() + 1_000;

  private static List<String> command(List<String> ports) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx160m",
            "-Xmn2m",
            "-XX:MarkSweepDeadRatio=0",
            "-Dcadastre.root=" + System.getProperty("cadastre.root", "."),
            "-cp",
            System.getProperty("java.class.path"),
            Confined.class.getName()));
    command.addAll(ports);
    return command;
  }

  private static List<String> said(List<ScriptedAgent> agents)
      throws IOException, InterruptedException {
    var ports = agents.stream().map(a -> Integer.toString(a.endpoint().port())).toList();
    var process = new ProcessBuilder(command(ports)).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    agents.forEach(ScriptedAgent::close);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).doesNotContain("OutOfMemoryError");
    var lines = said.lines().filter(line -> line.matches("\\d+ \\d+ \\d+.*")).toList();
    assertThat(lines).as(said).hasSize(agents.size());
    return lines;
  }

  @Test
  void noAgentCostsMoreThanItsTimeAndItsMemory() throws IOException, InterruptedException {
    var agents = new ArrayList<ScriptedAgent>();
    for (var hostile : HostileAgent.values()) {
      agents.add(hostile.start());
    }
    var lines = said(agents);
    for (int i = 0; i < lines.size(); i++) {
      var words = lines.get(i).split(" ", -1);
      var hostile = List.of(HostileAgent.values()).get(i);
      assertThat(Long.parseLong(words[0])).as("ms for %s", hostile).isLessThan(DEADLINE_MILLIS);
      assertThat(Integer.parseInt(words[1])).as("rows of %s", hostile).isPositive();
      assertThat(Integer.parseInt(words[2])).as("gaps of %s", hostile).isPositive();
    }
  }

  /// 2,000 interfaces, and 50,000 entries in each table of who is heard and who has which address.
  @Test
  void aLargeChassisIsReadWholeInTheSameMemory() throws IOException, InterruptedException {
    var words = said(List.of(ScriptedAgent.start(LargeChassis.agent()))).getFirst().split(" ", -1);
    assertThat(words[3]).as("answers cut").isEqualTo("0");
    assertThat(Integer.parseInt(words[4])).as("length").isGreaterThan(LargeChassis.LEAST_LENGTH);
  }
}
