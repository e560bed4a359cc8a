package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.cadastre.simulator.SimulatedEstate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scans whose process is killed where it hurts.
class KillTest {
  private static final int KILLS = Integer.getInteger("cadastre.kills", 10);
  private static final long SEED = Long.getLong("cadastre.seed", 20261121L);

  @TempDir private Path directory = Path.of("");

  @Test
  void nothingThatWasCommittedIsLostAndTheRunShowsAsInterrupted() throws Exception {
    var cli = new Cli(directory.resolve("home"));
    var random = new Random(SEED);
    try (var estate = SimulatedEstate.start()) {
      Set<String> before = Set.of();
      int interrupted = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        var scan = scan(cli, estate);
        boolean ended = scan.waitFor(600 + random.nextInt(1_500), TimeUnit.MILLISECONDS);
        scan.destroyForcibly().waitFor();
        interrupted += ended ? 0 : 1;

        assertThat(cli.run("doctor").exit()).as("kill %d, seed %d", kill, SEED).isZero();
        var after = items(cli);
        assertThat(after).as("kill %d, seed %d", kill, SEED).containsAll(before);
        before = after;
      }
      assertThat(interrupted).isPositive();
      var statuses = new ArrayList<String>();
      cli.json("scan", "list").forEach(run -> statuses.add(run.get("status").stringValue()));
      assertThat(statuses).doesNotContain("running");
      var last = scan(cli, estate);
      assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(items(cli)).hasSize(estate.devices().size());
    }
  }

  private static Set<String> items(Cli cli) {
    var items = new TreeSet<String>();
    var ran = cli.run("ci", "list", "-o", "json");
    if (ran.exit() == 0) {
      ran.json().forEach(item -> items.add(item.get("id").stringValue()));
    }
    return items;
  }

  private Process scan(Cli cli, SimulatedEstate estate) throws Exception {
    var command =
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
                cli.home().toString()));
    if (Files.notExists(cli.home().resolve("vault.properties"))) {
      var community = Files.writeString(directory.resolve("community"), estate.community() + "\n");
      var key = Files.writeString(directory.resolve("key"), estate.privateKeyPem());
      cli.run(
          "credential",
          "add",
          "snmp",
          "--kind",
          "snmp-v2c",
          "--scope",
          "127.0.0.0/8",
          "--secret-from",
          "file:" + community);
      cli.run(
          "credential",
          "add",
          "ssh",
          "--kind",
          "ssh-key",
          "--scope",
          "127.0.0.0/8",
          "--user",
          estate.user(),
          "--key",
          key.toString());
    }
    command.addAll(
        List.of(
            "scan",
            "run",
            "--targets",
            estate.targets(),
            "--probes",
            "snmp,ssh",
            "--ports",
            "snmp=%d,ssh=%d".formatted(estate.snmpPort(), estate.sshPort()),
            "--host-keys",
            "pin-on-first-use"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("scan.log").toFile())
        .start();
  }
}
