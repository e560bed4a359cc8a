package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever a peer does, asking it ends a second after the time for it is over at the latest, takes
/// no more than 32 MB, and leaves a row of coverage that says what is missing.
final class HostileMemoryTest {
  private static final long DEADLINE_MILLIS = Confined.LIMITS.session().toMillis() + 1_000;

  private static List<String> command(Stream<Hostile.Running> peers) {
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
    peers.forEach(peer -> command.add(Integer.toString(peer.port())));
    return command;
  }

  @Test
  void no_peer_costs_more_than_its_time_and_its_memory() throws IOException, InterruptedException {
    var honest = HostileShell.HONEST.start();
    var peers = new ArrayList<Hostile>(List.of(HostilePeer.values()));
    peers.addAll(List.of(HostileShell.values()));
    var running = new ArrayList<Hostile.Running>();
    for (var peer : peers) {
      running.add(peer.start());
    }
    var command = command(Stream.concat(Stream.of(honest), running.stream()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    running.forEach(Hostile.Running::end);
    honest.end();
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).doesNotContain("OutOfMemoryError");
    var lines = said.lines().filter(line -> line.matches("\\d+ \\d+ \\d+.*")).toList();
    assertThat(lines).as(said).hasSize(peers.size());
    for (int i = 0; i < lines.size(); i++) {
      var words = lines.get(i).split(" ", -1);
      var peer = peers.get(i);
      assertThat(Long.parseLong(words[0])).as("ms for %s", peer).isLessThan(DEADLINE_MILLIS);
      assertThat(Integer.parseInt(words[1])).as("rows of %s", peer).isPositive();
      assertThat(Integer.parseInt(words[2])).as("gaps of %s", peer).isPositive();
    }
  }
}
