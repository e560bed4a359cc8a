package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.SweepRequest;
import org.cadastre.runtime.Vault;
import org.cadastre.runtime.VaultEntry;
import org.cadastre.simulator.Mib;
import org.cadastre.simulator.SimulatedAgent;
import org.cadastre.simulator.SnmpAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A device that stops answering, by the policy in `config/rules/retirement.yaml`.
class AbsenceTest {
  /// Long enough ago that everything here is over.
  private final Instant start =
      InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS).minus(Duration.ofDays(120));

  @TempDir private Path directory = Path.of("");
  private SimulatedAgent agent = agent(0);
  private final int port = agent.address().getPort();
  private Instant now = start;
  private Cli cli = new Cli(directory);
  private String id = "";

  private static SimulatedAgent agent(int port) {
    var system =
        Stream.of(
            "1.3.6.1.2.1.1.1.0|4|A box",
            "1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.8072.3.2.10",
            "1.3.6.1.2.1.1.3.0|67|100",
            "1.3.6.1.2.1.1.5.0|4|box-1");
    return SimulatedAgent.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        Mib.of(system),
        SnmpAccess.community("public"));
  }

  @BeforeEach
  void aDeviceThatWasMetOnce() throws IOException, InterruptedException {
    cli = new Cli(directory.resolve("home"));
    cadastre().init();
    new Vault(new Home(cli.home()))
        .add(
            new VaultEntry(
                "snmp", VaultEntry.Kind.SNMP_V2C, Vault.scope("127.0.0.0/8"), "", "", ""),
            Map.of("secret", "public"));
    scanAfter(Duration.ZERO);
    id = cli.json("ci", "list", "box-1").get(0).get("id").stringValue();
    assertThat(status()).isEqualTo("stale");
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  private Cadastre cadastre() {
    var config = Path.of(System.getProperty("cadastre.config", "config"));
    return new Cadastre(new Home(cli.home()), config, this::tick);
  }

  private synchronized Instant tick() {
    now = now.plusMillis(1);
    return now;
  }

  /// @return the run
  private String scanAfter(Duration passed) throws InterruptedException {
    now = start.plus(passed);
    var cadastre = cadastre();
    var request =
        new SweepRequest(
            List.of("127.0.0.1"),
            List.of(),
            List.of("snmp"),
            Map.of("snmp", port),
            List.of(),
            false);
    var report = cadastre.sweep(request, "the box").run((done, total, answered) -> {});
    cadastre.sign();
    return report.run().id();
  }

  private String status() {
    return cli.json("ci", "show", id).get("status").stringValue();
  }

  @Test
  void whoDoesNotAnswerIsMissingThenRetiredAndTheSameWhenItIsBack() throws InterruptedException {
    agent.close();
    for (int hour = 1; hour <= 3; hour++) {
      scanAfter(Duration.ofHours(hour));
    }
    assertThat(status()).as("three scans in vain, but within three days").isEqualTo("stale");
    scanAfter(Duration.ofDays(3).plusHours(1));
    assertThat(status()).isEqualTo("missing");
    scanAfter(Duration.ofDays(91));
    assertThat(status()).isEqualTo("retired");
    assertThat(cli.run("ci", "show", id).out())
        .contains(
            "no contact since " + start.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10))
        .contains("5 scans tried in vain");

    agent = agent(port);
    scanAfter(Duration.ofDays(92));
    assertThat(status()).isEqualTo("stale");
  }

  @Test
  void whatWasConcludedFromARunIsTakenBackWithIt() throws InterruptedException {
    agent.close();
    scanAfter(Duration.ofDays(1));
    var wrong = scanAfter(Duration.ofDays(2));
    scanAfter(Duration.ofDays(4));
    assertThat(status()).isEqualTo("missing");

    var disowned = cli.run("scan", "disown", wrong, "--reason", "the cable was out");
    assertThat(disowned.exit()).as(disowned.toString()).isZero();
    assertThat(status()).as("two scans in vain are left").isEqualTo("stale");
    assertThat(cli.run("ci", "show", id).out()).doesNotContain("tried in vain");
    assertThat(cli.run("replay", "--all").out()).contains("nothing differs");
    assertThat(status()).isEqualTo("stale");
  }

  @Test
  void whatAnOperatorRetiredIsRetiredAgainWhenTheRunThatMetItIsDisowned()
      throws InterruptedException {
    var retired = cli.run("ci", "retire", id, "--reason", "sold");
    assertThat(retired.exit()).as(retired.toString()).isZero();
    now = InstantSource.system().instant().plusSeconds(1).truncatedTo(ChronoUnit.MICROS);
    var wrong = scanAfter(Duration.between(start, now));
    assertThat(status()).isEqualTo("verified");

    var disowned = cli.run("scan", "disown", wrong, "--reason", "the wrong network");
    assertThat(disowned.exit()).as(disowned.toString()).isZero();
    assertThat(status()).isEqualTo("retired");
    assertThat(cli.run("scan", "disown", wrong, "--reason", "again").err())
        .contains("is disowned already");
    assertThat(cli.run("replay", "--all").out()).contains("nothing differs");
  }

  @Test
  void thePastIsToldWithoutWhatWasTakenBack() throws InterruptedException {
    agent.close();
    scanAfter(Duration.ofDays(1));
    var wrong = scanAfter(Duration.ofDays(2));
    scanAfter(Duration.ofDays(4));
    scanAfter(Duration.ofDays(95));
    assertThat(status()).isEqualTo("retired");
    var between = start.plus(Duration.ofDays(50)).toString();
    var known = InstantSource.system().instant().toString();
    for (var run : List.of(wrong, firstInVain())) {
      var disowned = cli.run("scan", "disown", run, "--reason", "the cable was out");
      assertThat(disowned.exit()).as(disowned.toString()).isZero();
    }
    assertThat(status()).as("two scans in vain are left").isEqualTo("stale");
    assertThat(statusAt(between, known)).isEqualTo("missing");
    assertThat(statusAt(between, InstantSource.system().instant().toString()))
        .isNotEqualTo("missing");
  }

  private String firstInVain() {
    var runs = cli.json("scan", "list");
    return runs.get(runs.size() - 2).get("run").stringValue();
  }

  private String statusAt(String at, String known) {
    return cli.json("ci", "show", id, "--at", at, "--known-at", known).get("status").stringValue();
  }
}
