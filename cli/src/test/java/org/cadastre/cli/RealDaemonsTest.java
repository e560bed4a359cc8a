package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Debian's own snmpd and sshd on loopback, asked through the command line.
class RealDaemonsTest {
  private static final String USER = System.getProperty("user.name");
  private static final List<String> TIMES = List.of("lastSeen", "lastVerified", "freshUntil");

  @TempDir private Path directory = Path.of("");

  @Test
  void oneHostAskedInTwoWaysIsOneServerWithClaimsOfBoth() throws Exception {
    var cli = new Cli(directory.resolve("home"));
    try (var snmpd =
            Daemon.snmpd(directory.resolve("snmpd"), "rocommunity public", "sysName said-by-snmp");
        var sshd = Daemon.sshd(directory.resolve("sshd"))) {
      sshKey(cli);
      var first = scan(cli, snmpd, sshd);
      assertThat(first.exit()).as(first.err()).isZero();
      assertThat(first.json().get("created")).hasSize(1);

      var servers = cli.json("ci", "list", "class:server");
      assertThat(servers).hasSize(1);
      assertThat(cli.json("ci", "list"))
          .as("whom this machine happens to be connected to are placeholders")
          .filteredOn(ci -> !ci.get("endpoints").isEmpty())
          .hasSize(1);
      var server = servers.get(0);
      assertThat(server.get("class").stringValue()).isEqualTo("server");
      assertThat(server.get("endpoints"))
          .extracting(JsonNode::stringValue)
          .containsExactly("snmp:127.0.0.1:" + snmpd.port(), "ssh:127.0.0.1:" + sshd.port());

      var id = server.get("id").stringValue();
      var lineage = cli.json("lineage", id, "host.name");
      assertProven(lineage, first.json().get("run").stringValue());
      assertThat(cli.json("ci", "list", "class:software_package").size()).isGreaterThan(100);

      var installed = cli.json("ci", "list", "--full", "class:software_package");
      var second = scan(cli, snmpd, sshd);
      assertThat(second.exit()).as(second.err()).isZero();
      assertThat(second.json().get("created")).isEmpty();
      var again = cli.json("lineage", id, "host.name");
      assertThat(withoutTimes(again)).isEqualTo(withoutTimes(lineage));
      assertThat(withoutTimes(cli.json("ci", "list", "--full", "class:software_package")))
          .as("what other processes of this machine do not change in between")
          .isEqualTo(withoutTimes(installed));
      for (var time : List.of("lastSeen", "lastVerified")) {
        assertThat(again.get(time).stringValue()).isGreaterThan(lineage.get(time).stringValue());
      }
    }
  }

  private static void assertProven(JsonNode lineage, String run) {
    assertThat(lineage.get("status").stringValue()).isEqualTo("verified");
    assertThat(lineage.get("value").stringValue()).isNotEqualTo("said-by-snmp");
    for (var field : List.of("lastSeen", "lastVerified", "freshUntil")) {
      assertThat(lineage.get(field).isString()).as(field).isTrue();
    }
    assertThat(lineage.get("lastChanged").get("by").isString()).isTrue();
    Map<String, JsonNode> claims = new TreeMap<>();
    lineage.get("claims").forEach(claim -> claims.put(claim.get("outcome").stringValue(), claim));
    assertThat(claims).containsOnlyKeys("won", "lost");
    claims
        .values()
        .forEach(claim -> {
          assertThat(claim.get("because").stringValue()).isNotBlank();
          assertThat(claim.get("run").stringValue()).isEqualTo(run);
          assertThat(claim.get("transcript").stringValue()).hasSize(64);
          assertThat(claim.get("exchange").isInt()).isTrue();
        });
    assertThat(claims.values())
        .extracting(claim -> claim.get("source").stringValue())
        .containsExactlyInAnyOrder("snmp", "ssh");
  }

  /// The answer with every time of verification taken out, and nothing else.
  private static JsonNode withoutTimes(JsonNode answer) {
    var copy = answer.deepCopy();
    if (copy instanceof ObjectNode object) {
      object.remove(TIMES);
      object.propertyNames().forEach(name -> object.set(name, withoutTimes(object.get(name))));
      return object;
    }
    if (copy instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, withoutTimes(array.get(i)));
      }
    }
    return copy;
  }

  private Cli.Ran sshKey(Cli cli) {
    return cli.run(
        "credential",
        "add",
        "key",
        "--kind",
        "ssh-key",
        "--scope",
        "127.0.0.0/8",
        "--user",
        USER,
        "--key",
        directory.resolve("sshd/key").toString());
  }

  private static Cli.Ran scan(Cli cli, Daemon snmpd, Daemon sshd, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "scan",
                "run",
                "--targets",
                "127.0.0.1",
                "--probes",
                "snmp,ssh",
                "--ports",
                "snmp=" + snmpd.port() + ",ssh=" + sshd.port(),
                "--host-keys",
                "pin-on-first-use",
                "-o",
                "json"));
    arguments.addAll(List.of(more));
    return cli.run(arguments.toArray(String[]::new));
  }

  @Test
  void snmpVersion3IsSpokenWithTheVaultsCredential() throws Exception {
    var cli = new Cli(directory.resolve("home"));
    var secret = Files.writeString(directory.resolve("secret"), "correct-horse\n");
    try (var snmpd =
        Daemon.snmpd(
            directory.resolve("snmpd"),
            "createUser surveyor SHA-256 \"correct-horse\" AES \"correct-horse\"",
            "rouser surveyor priv",
            "sysName v3-host")) {
      cli.run(
          "credential",
          "add",
          "v3",
          "--kind",
          "snmp-v3",
          "--scope",
          "127.0.0.1/32",
          "--user",
          "surveyor",
          "--secret-from",
          "file:" + secret);
      var scan =
          cli.run(
              "scan",
              "run",
              "--targets",
              "127.0.0.1",
              "--probes",
              "snmp",
              "--ports",
              "snmp=" + snmpd.port(),
              "--credential",
              "v3");
      assertThat(scan.exit()).as(scan.err() + scan.out()).isZero();
      assertThat(cli.json("lineage", "v3-host", "host.name").get("value").stringValue())
          .isEqualTo("v3-host");
    }
  }

  @Test
  void aWrongCommunityAWrongKeyAndAChangedHostKeyAreRowsWithReasons() throws Exception {
    var cli = new Cli(directory.resolve("home"));
    var wrong = Files.writeString(directory.resolve("wrong"), "not-the-community\n");
    try (var snmpd = Daemon.snmpd(directory.resolve("snmpd"), "rocommunity right-one")) {
      var directoryOfSshd = directory.resolve("sshd");
      int port;
      try (var sshd = Daemon.sshd(directoryOfSshd)) {
        port = sshd.port();
        sshKey(cli);
        cli.run(
            "credential",
            "add",
            "wrong",
            "--kind",
            "snmp-v2c",
            "--scope",
            "127.0.0.0/8",
            "--secret-from",
            "file:" + wrong);
        Daemon.keygen(directory.resolve("stranger"));
        cli.run(
            "credential",
            "add",
            "stranger",
            "--kind",
            "ssh-key",
            "--scope",
            "127.0.0.0/8",
            "--user",
            USER,
            "--key",
            directory.resolve("stranger").toString());
        var refused = scan(cli, snmpd, sshd, "--credential", "wrong", "--credential", "stranger");
        assertThat(refused.exit()).isEqualTo(3);
        assertRow(refused, "snmp:127.0.0.1:", "timed out", "wrong");
        assertRow(refused, "ssh:127.0.0.1:", "denied", "'stranger'");
        assertThat(refused.err()).doesNotContain("Exception", "\tat ");
      }
      Daemon.keygen(directoryOfSshd.resolve("host_key"));
      try (var sshd = Daemon.sshd(directoryOfSshd, port)) {
        var changed = scan(cli, snmpd, sshd, "--credential", "key");
        assertThat(changed.exit()).isEqualTo(3);
        assertRow(changed, "ssh:127.0.0.1:", "denied", "host key changed");
        assertThat(Files.readString(directoryOfSshd.resolve("log"))).doesNotContain("Accepted");
      }
    }
  }

  private static void assertRow(Cli.Ran ran, String scope, String outcome, String reason) {
    for (var row : ran.json().get("failures")) {
      if (row.get("scope").stringValue().startsWith(scope)) {
        assertThat(row.get("outcome").stringValue()).isEqualTo(outcome);
        assertThat(row.get("reason").stringValue()).contains(reason);
        return;
      }
    }
    throw new AssertionError("no row for " + scope + " in " + ran.out());
  }

  @Test
  void anUnknownHostKeyIsNotAcceptedUnlessTheOperatorSaidSo() throws Exception {
    var cli = new Cli(directory.resolve("home"));
    try (var sshd = Daemon.sshd(directory.resolve("sshd"))) {
      sshKey(cli);
      var refused = cli.run("probe", "ssh", "127.0.0.1", "--ports", "ssh=" + sshd.port());
      assertThat(refused.exit()).isEqualTo(3);
      assertThat(refused.err()).contains("denied", "host key", "not known");
    }
  }

  @Test
  void aRecordedProbeReplaysToTheSameFindingsByteForByte() throws Exception {
    var cli = new Cli(directory.resolve("home"));
    var recording = directory.resolve("recorded.transcript").toString();
    try (var snmpd = Daemon.snmpd(directory.resolve("snmpd"), "rocommunity public")) {
      var probed =
          cli.run(
              "probe",
              "snmp",
              "127.0.0.1",
              "--ports",
              "snmp=" + snmpd.port(),
              "--record",
              recording,
              "-o",
              "json");
      assertThat(probed.exit()).as(probed.err()).isZero();
      var replayed = cli.run("replay", recording, "-o", "json");
      assertThat(replayed.exit()).isZero();
      assertThat(replayed.out()).isEqualTo(probed.out()).isNotBlank();
      assertThat(cli.run("replay", recording, "-o", "json").out()).isEqualTo(replayed.out());
    }
  }
}
