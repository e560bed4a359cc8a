package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cadastre.simulator.Mib;
import org.cadastre.simulator.SimulatedAgent;
import org.cadastre.simulator.SnmpAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a network that breaks when it is touched gets to see.
class SafeScanTest {
  private static final int GET = 0xA0;
  private static final int GETBULK = 0xA5;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /// Packets are noted when they arrive, which on a busy machine is later for some than for others.
  private static final long BUSY = TimeUnit.MILLISECONDS.toNanos(150);

  @TempDir private Path directory = Path.of("");

  private Cli cli() {
    return new Cli(directory.resolve("home"));
  }

  private void settings(String text) throws IOException {
    Files.createDirectories(cli().home());
    Files.writeString(cli().home().resolve("settings.yaml"), text);
  }

  private static SimulatedAgent box(String address) throws IOException {
    var lines =
        Stream.of(
            "1.3.6.1.2.1.1.1.0|4|A box",
            "1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.99999.1",
            "1.3.6.1.2.1.1.3.0|67|100",
            "1.3.6.1.2.1.1.5.0|4|box",
            "1.3.6.1.2.1.2.2.1.2.1|4|eth0",
            "1.3.6.1.2.1.2.2.1.3.1|2|6",
            "1.3.6.1.2.1.2.2.1.6.1|4x|020000000077");
    return SimulatedAgent.start(
        new InetSocketAddress(address, 0), Mib.of(lines), SnmpAccess.community("public"));
  }

  private Cli.Ran scan(String target, Witness witness) {
    return cli()
        .run(
            "scan",
            "run",
            "--targets",
            target,
            "--probes",
            "snmp,ssh",
            "--ports",
            "snmp=%d,ssh=%d".formatted(witness.port(), witness.port()));
  }

  @Test
  void aFragileRangeHearsOneGetASecondAndNoKnockAndCoverageSaysSo() throws Exception {
    settings("scan: {fragile: [127.78.1.0/24]}");
    try (var box = box("127.78.101.5");
        var witness = Witness.before(box.address(), "127.78.1.5")) {
      var ran = scan("127.78.1.5", witness);
      assertThat(ran.exit()).as(ran.toString()).isZero();
      assertThat(witness.packets()).hasSizeGreaterThan(2);
      assertThat(witness.packets()).extracting(Witness.Packet::type).containsOnly(GET);
      assertThat(gaps(witness.packets())).allMatch(gap -> gap > SECOND - BUSY);
      assertThat(witness.connections()).isZero();
      var coverage = cli().run("coverage", "--gaps").out();
      assertThat(coverage)
          .contains("1 address not asked: marked as fragile")
          .contains("not asked: the device is marked as fragile");
      assertThat(cli().json("ci", "show", "box").get("attributes").get("host.name")).isNotNull();
    }
  }

  private static List<Long> gaps(List<Witness.Packet> packets) {
    var gaps = new ArrayList<Long>();
    for (int i = 1; i < packets.size(); i++) {
      gaps.add(packets.get(i).at() - packets.get(i - 1).at());
    }
    return gaps;
  }

  @Test
  void aDeviceThatAPersonMarksIsSparedFromThenOnAndKeepsWhatWasKnown() throws Exception {
    try (var box = box("127.78.102.5");
        var witness = Witness.before(box.address(), "127.78.2.5")) {
      scan("127.78.2.5", witness);
      assertThat(witness.packets()).extracting(Witness.Packet::type).contains(GETBULK);
      assertThat(witness.connections()).isPositive();
      var misspelt =
          cli().run("ci", "lock", "box", "scan.care", "fragil", "--reason", "fell over in May");
      assertThat(misspelt.exit()).isEqualTo(2);
      assertThat(misspelt.err()).contains("scan.care", "'fragile'", "'fragil'");
      var locked =
          cli().run("ci", "lock", "box", "scan.care", "fragile", "--reason", "fell over in May");
      assertThat(locked.exit()).as(locked.toString()).isZero();
      int before = witness.packets().size();
      int connections = witness.connections();
      var again = scan("127.78.2.5", witness);
      assertThat(again.exit()).as(again.toString()).isZero();
      var after = witness.packets().subList(before, witness.packets().size());
      assertThat(after).isNotEmpty();
      assertThat(after).extracting(Witness.Packet::type).containsOnly(GET);
      assertThat(witness.connections()).isEqualTo(connections);
      assertThat(cli().run("ci", "list", "class:interface", "status:retired").out())
          .doesNotContain("eth0");
      assertThat(cli().run("ci", "list", "class:interface").out()).contains("eth0");
    }
  }

  @Test
  void aClassThatIsFragileIsNotKnockedAtOnceItIsKnown() throws Exception {
    try (var box = box("127.78.103.5");
        var witness = Witness.before(box.address(), "127.78.3.5")) {
      scan("127.78.3.5", witness);
      int connections = witness.connections();
      settings("scan: {fragile_classes: [device]}");
      var probe = cli().run("probe", "ssh", "127.78.3.5", "--ports", "ssh=" + witness.port());
      assertThat(probe.exit()).isEqualTo(3);
      assertThat(probe.err()).contains("not asked: marked as fragile");
      assertThat(witness.connections()).isEqualTo(connections);
      settings("scan: {fragile_classes: [divice]}");
      assertThat(cli().run("probe", "snmp", "127.78.3.5").err()).contains("no class 'divice'");
    }
  }

  @Test
  void aHostGetsNoMorePacketsInAnySecondThanTheSettingsGrant() throws Exception {
    settings("limits: {host: {packets: 3}}");
    try (var box = box("127.78.104.5");
        var witness = Witness.before(box.address(), "127.78.4.5")) {
      assertThat(scan("127.78.4.5", witness).exit()).isNotEqualTo(1);
      var times = witness.packets().stream().map(Witness.Packet::at).toList();
      assertThat(times).hasSizeGreaterThan(4);
      for (int i = 3; i < times.size(); i++) {
        assertThat(times.get(i) - times.get(i - 3)).isGreaterThan(SECOND - BUSY);
      }
    }
  }

  @Test
  void nobodyIsSpokenToWhomTheSettingsExcludeWhicheverWayHeIsNamed() throws Exception {
    try (var box = box("127.78.105.5");
        var witness = Witness.before(box.address(), "127.78.5.5")) {
      var port = String.valueOf(witness.port());
      settings(
          """
          scan: {exclude: [127.78.5.5], first_answer: 300ms}
          scans:
            named: {targets: [127.78.5.5-6], probes: [snmp], ports: {snmp: %s}}
          """
              .formatted(port));
      assertThat(cli().run("init").exit()).isZero();
      for (var target : List.of("127.78.5.5", "::ffff:127.78.5.5", "127.78.5.4/30")) {
        scan(target, witness);
        cli().run("probe", "snmp", target, "--ports", "snmp=" + port);
        cli().run("probe", "ssh", target, "--ports", "ssh=" + port);
      }
      cli().run("scan", "run", "named");
      cli().run("schedule", "add", "now", "--every", "1h", "--scan", "named");
      assertThat(cli().run("schedule", "run-now", "now").exit()).isEqualTo(4);
      assertThat(cli().json("scan", "list").toString()).contains("named", "schedule now");
      assertThat(witness.packets()).isEmpty();
      assertThat(witness.connections()).isZero();
      settings("scan: {only: [127.78.6.0/24]}");
      var outside = cli().run("probe", "snmp", "127.78.5.5", "--ports", "snmp=" + port);
      assertThat(outside.err()).contains("outside of what may be spoken to");
      assertThat(witness.packets()).isEmpty();
    }
  }

  @Test
  void aScheduledScanTellsOfANameThatLeadsNowhereAndDoesTheRest() throws Exception {
    try (var box = box("127.78.7.5")) {
      settings(
          """
          scans:
            named: {targets: [127.78.7.5, no-such-host.invalid], probes: [snmp], ports: {snmp: %d}}
          """
              .formatted(box.address().getPort()));
      assertThat(cli().run("init").exit()).isZero();
      cli().run("schedule", "add", "hourly", "--every", "1h", "--scan", "named");
      var ran = cli().run("schedule", "run-now", "hourly");
      assertThat(ran.exit()).as(ran.toString()).isEqualTo(3);
      assertThat(ran.out()).contains("no-such-host.invalid", "the name does not resolve", "box");
      var typed = cli().run("scan", "run", "--targets", "127.78.7.5,no-such-host.invalid");
      assertThat(typed.exit()).isEqualTo(2);
    }
  }
}
