package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cadastre.cli.Cli.Ran;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Schedules and the global stop, from the command line.
class ScheduleTest {
  private static final String SETTINGS =
      """
      scan: {at_once: 1, first_answer: 1s}
      scans:
        office: {targets: [10.0.0.0/24], probes: [snmp]}
        wrong: {targets: ["10.0.0.0/99"], probes: [smnp], ports: {snmp: 70000}, credentials: [lost]}
      blackouts:
        - {from: 2031-12-24, to: 2032-01-02, timezone: Europe/Berlin, why: change freeze}
      calendars:
        backups: [{days: [sat, sun], time: "02:00-04:00", why: backups}]
      """;

  @TempDir private Path directory = Path.of("");
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void makeAHome() throws IOException {
    var home = Files.createDirectories(directory.resolve("home"));
    Files.writeString(home.resolve("settings.yaml"), SETTINGS);
    cli = new Cli(home);
    assertThat(cli.run("init").exit()).isZero();
  }

  private Ran add(String name, String... more) {
    var arguments = new ArrayList<>(List.of("schedule", "add", name));
    arguments.addAll(List.of(more));
    return cli.run(arguments.toArray(String[]::new));
  }

  @Test
  void aScheduleIsKeptWithWhoMadeItAndWhy() {
    var added =
        add(
            "nightly",
            "--cron",
            "30 2 * * *",
            "--scan",
            "office",
            "--window",
            "22:00-06:00",
            "--timezone",
            "Europe/Berlin",
            "--jitter",
            "5m",
            "--misfire",
            "skip",
            "--calendar",
            "backups",
            "--actor",
            "jdoe",
            "--reason",
            "ticket 17");
    assertThat(added).as(added.toString()).extracting(Ran::exit).isEqualTo(0);
    var shown = cli.json("schedule", "show", "nightly");
    assertThat(shown.get("cron").asString()).isEqualTo("30 2 * * *");
    assertThat(shown.get("misfire").asString()).isEqualTo("skip");
    assertThat(shown.get("calendar").asString()).isEqualTo("backups");
    assertThat(shown.get("history").get(0).get("who").asString()).isEqualTo("jdoe");
    assertThat(shown.get("history").get(0).get("why").asString()).isEqualTo("ticket 17");
    assertThat(cli.run("schedule", "show", "nightly").out()).contains("is let go", "Europe/Berlin");
    assertThat(cli.run("audit", "log").out()).contains("scheduled", "jdoe", "ticket 17");
  }

  @Test
  void aScheduleRestsUntilItIsResumedAndEndsWhenRemoved() {
    add("nightly", "--every", "6h", "--scan", "office");
    assertThat(cli.json("schedule", "next", "3")).hasSize(3);
    assertThat(cli.run("schedule", "pause", "nightly").exit()).isZero();
    assertThat(cli.run("schedule", "pause", "nightly").exit()).isEqualTo(4);
    assertThat(cli.json("schedule", "list").get(0).get("paused").asBoolean()).isTrue();
    assertThat(cli.run("schedule", "next").exit()).isEqualTo(4);
    assertThat(cli.run("schedule", "resume", "nightly").exit()).isZero();
    assertThat(cli.run("schedule", "next").exit()).isZero();
    assertThat(cli.run("schedule", "remove", "nightly").exit()).isZero();
    assertThat(cli.run("schedule", "list").exit()).isEqualTo(4);
    assertThat(cli.run("schedule", "remove", "nightly").exit()).isEqualTo(4);
  }

  @Test
  void schedulesComeBackWhenTheRegisterIsBuiltAnew() {
    add("nightly", "--every", "6h", "--scan", "office");
    var before = cli.json("schedule", "show", "nightly");
    assertThat(cli.run("replay", "--all").exit()).isZero();
    assertThat(cli.json("schedule", "show", "nightly")).isEqualTo(before);
  }

  @Test
  void everythingThatIsWrongWithAScheduleIsToldAtOnce() {
    var ran =
        add(
            "a b",
            "--cron",
            "61 * * * *",
            "--scan",
            "office",
            "--window",
            "25:00-26:00",
            "--timezone",
            "Atlantis",
            "--misfire",
            "perhaps");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("'61'", "25:00-26:00", "Atlantis", "perhaps", "'a b'");
  }

  @Test
  void aScheduleForAScanThatIsWrongIsRefused() {
    var unknown = add("x", "--every", "6h", "--scan", "nothing", "--calendar", "none");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("names no scan 'nothing'", "names no calendar 'none'");
    var never = add("x", "--cron", "0 12 * * *", "--window", "22:00-06:00", "--scan", "office");
    assertThat(never.exit()).isEqualTo(2);
    assertThat(never.err()).contains("would never run");
  }

  @Test
  void everyErrorInEveryScanIsToldAtOnce() {
    var ran = cli.run("scan", "check");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("'smnp'", "70000", "10.0.0.0/99", "'lost'");
    assertThat(cli.run("scan", "check", "office").exit()).isZero();
  }

  @Test
  void aBlackoutThatMakesNoSenseIsNamedWithItsLine() throws IOException {
    Files.writeString(
        cli.home().resolve("settings.yaml"),
        "blackouts:\n  - {from: 2026-12-24}\n  - {days: [someday]}\n  - {from: x, to: y}\n");
    var ran = cli.run("scan", "check");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains(":2:", ":3:", ":4:", "someday");
  }

  @Test
  void aStopEndsTheScanOfAnotherProcessInTwoSecondsAndLetsNoneBegin() throws Exception {
    var log = directory.resolve("scan.log");
    Instant told;
    try (var silent = new DatagramSocket(0, InetAddress.getByName("127.79.1.1"))) {
      silent.setSoTimeout(30_000);
      var scan =
          cli.process(
              log,
              "scan",
              "run",
              "--targets",
              "127.79.1.1-250",
              "--probes",
              "snmp",
              "--ports",
              "snmp=" + silent.getLocalPort());
      try {
        silent.receive(new DatagramPacket(new byte[1500], 1500));
        told = Clock.systemUTC().instant();
        var stopped = cli.run("scan", "stop-all", "--reason", "the network breaks");
        assertThat(stopped).as(stopped.toString()).extracting(Ran::exit).isEqualTo(0);
        assertThat(scan.waitFor(40, TimeUnit.SECONDS)).isTrue();
      } finally {
        scan.destroyForcibly();
      }
    }
    assertThat(log).content().containsPattern("run \\S+ interrupted: \\d+ asked");
    var ended = Instant.parse(cli.json("scan", "show").get("ended").asString());
    assertThat(Duration.between(told, ended)).isLessThan(Duration.ofSeconds(2));
    nothingRunsUntilResumed();
  }

  private void nothingRunsUntilResumed() {
    var refused = cli.run("scan", "run", "--targets", "127.79.1.1", "--probes", "snmp");
    assertThat(refused.exit()).isEqualTo(4);
    assertThat(refused.err()).contains("the network breaks", "scan resume");
    assertThat(cli.run("scan", "stop-all").exit()).isEqualTo(4);
    assertThat(cli.run("scan", "resume").exit()).isZero();
    assertThat(cli.run("scan", "resume").exit()).isEqualTo(4);
    assertThat(cli.run("audit", "log").out()).contains("scans-stopped", "scans-allowed");
    assertThat(cli.run("scan", "watch").out()).contains("interrupted");
  }
}
