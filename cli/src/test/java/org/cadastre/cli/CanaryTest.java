package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.cadastre.core.evidence.Answer;
import org.cadastre.simulator.Mib;
import org.cadastre.simulator.SimulatedAgent;
import org.cadastre.simulator.SimulatedSshServer;
import org.cadastre.simulator.SnmpAccess;
import org.cadastre.simulator.SnmpUser;
import org.cadastre.simulator.SshKeys;
import org.cadastre.simulator.SshLogin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets that open everything, looked for wherever something is written or shown while every
/// library tells all it can.
class CanaryTest {
  private static final String COMMUNITY = "canary-community-5d0b";
  private static final String PASSWORD = "canary-password-91ce";
  private static final String AUTHENTICATION = "canary-authentication-77a2";
  private static final String PRIVACY = "canary-privacy-c40e";
  private static final String USERS = "canary-users-password-08f1";

  /// What a device says and everybody may see: it is found wherever a secret could be.
  private static final String SEEN = "canary-in-plain-sight-3a";

  private static final List<String> SYSTEM =
      List.of(
          "1.3.6.1.2.1.1.1.0|4|A box",
          "1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.8072.3.2.10",
          "1.3.6.1.2.1.1.3.0|67|100",
          "1.3.6.1.2.1.1.5.0|4|" + SEEN);

  @TempDir private Path directory = Path.of("");
  private final Map<String, String> written = new TreeMap<>();
  private final StringBuilder told = new StringBuilder();

  private Path home() {
    return directory.resolve("home");
  }

  @Test
  void noSecretIsWrittenOrShownAnywhere() throws Exception {
    var key = SshKeys.generate();
    var keyText = SshKeys.openSshText(key);
    var user =
        new SnmpUser(
            "monitor", SnmpUser.Digest.SHA_256, AUTHENTICATION, SnmpUser.Cipher.AES_128, PRIVACY);
    try (var community = agent("127.0.0.1", SnmpAccess.community(COMMUNITY));
        var users = agent("127.0.0.2", SnmpAccess.users(user));
        var byPassword = server("127.0.0.1", SshLogin.password("pat", PASSWORD));
        var byKey = server("127.0.0.2", SshLogin.key("kim", key.getPublic()))) {
      credentials(keyText);
      scan("127.0.0.1", community.address().getPort(), byPassword.address().getPort());
      scan("127.0.0.2", users.address().getPort(), byKey.address().getPort());
    }
    exits();

    var everything = new StringBuilder(told);
    written.forEach((_, text) -> everything.append(text).append('\n'));
    var all = everything.toString();
    assertThat(all).contains("TRACE net.schmizz", "DEBUG net.schmizz", "scan run");
    assertThat(told.toString()).contains(SEEN);
    assertThat(written.get("home.zip/journal")).isNotNull();
    assertThat(String.join("\n", written.values())).contains(SEEN);
    assertThat(uses()).contains("community", "password", "key", "user");
    for (var secret : List.of(COMMUNITY, PASSWORD, AUTHENTICATION, PRIVACY, USERS, line(keyText))) {
      assertThat(places(secret)).as(secret.substring(0, 10)).isEmpty();
      assertThat(told.indexOf(secret)).as(secret.substring(0, 10)).isEqualTo(-1);
    }
    written.put("control", "x" + PASSWORD + "y");
    assertThat(places(PASSWORD)).containsExactly("control");
  }

  private String uses() {
    return new Cli(home()).run("audit", "uses").out();
  }

  private static String line(String keyText) {
    return keyText.lines().skip(3).findFirst().orElseThrow();
  }

  private List<String> places(String secret) {
    var encoded = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    return written.entrySet().stream()
        .filter(e -> e.getValue().contains(secret) || e.getValue().contains(encoded))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static SimulatedAgent agent(String address, SnmpAccess access) throws IOException {
    return SimulatedAgent.start(new InetSocketAddress(address, 0), Mib.of(SYSTEM.stream()), access);
  }

  private static SimulatedSshServer server(String address, SshLogin login) {
    return SimulatedSshServer.start(
        new InetSocketAddress(address, 0),
        SshKeys.generate(),
        List.of(login),
        _ -> new Answer.Said(SEEN + "\n", 0, true));
  }

  private void credentials(String keyText) throws Exception {
    var secrets = Files.createDirectories(directory.resolve("secrets"));
    var community = "file:" + Files.writeString(secrets.resolve("c"), COMMUNITY + "\n");
    var password = "file:" + Files.writeString(secrets.resolve("p"), PASSWORD + "\n");
    var authentication = "file:" + Files.writeString(secrets.resolve("a"), AUTHENTICATION + "\n");
    var privacy = "file:" + Files.writeString(secrets.resolve("v"), PRIVACY + "\n");
    var key = Files.writeString(secrets.resolve("k"), keyText).toString();
    var users = Files.writeString(secrets.resolve("u"), USERS + "\n").toString();
    run("user", "add", "pat", "--role", "viewer", "--password-file", users);
    add("community", "snmp-v2c", "127.0.0.1/32", "--secret-from", community);
    add(
        "user",
        "snmp-v3",
        "127.0.0.2/32",
        "--user",
        "monitor",
        "--secret-from",
        authentication,
        "--privacy-from",
        privacy);
    add("password", "ssh-password", "127.0.0.1/32", "--user", "pat", "--secret-from", password);
    add("key", "ssh-key", "127.0.0.2/32", "--user", "kim", "--key", key);
  }

  private void add(String name, String kind, String scope, String... more) throws Exception {
    var all = new ArrayList<>(List.of("credential", "add", name, "--kind", kind, "--scope", scope));
    all.addAll(List.of(more));
    run(all.toArray(String[]::new));
  }

  private void scan(String address, int snmp, int ssh) throws Exception {
    var ports = "snmp=%d,ssh=%d".formatted(snmp, ssh);
    run(
        "-v",
        "scan",
        "run",
        "--targets",
        address,
        "--probes",
        "snmp,ssh",
        "--ports",
        ports,
        "--host-keys",
        "pin-on-first-use");
    run(
        "-v",
        "probe",
        "ssh",
        address,
        "--ports",
        ports,
        "--record",
        directory.resolve("ssh-" + address).toString());
    run(
        "-v",
        "probe",
        "snmp",
        address,
        "--ports",
        ports,
        "--record",
        directory.resolve("snmp-" + address).toString());
  }

  /// In a process of its own, which tells all it can; what it was started with is looked at too.
  private void run(String... arguments) throws Exception {
    var log = Files.createTempFile(directory, "told", "");
    var config =
        Files.writeString(
            directory.resolve("logging.properties"),
            """
            handlers=java.util.logging.ConsoleHandler
            .level=ALL
            java.util.logging.ConsoleHandler.level=ALL
            """);
    var all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dslf4j.provider=" + TraceEverything.class.getName(),
                "-Dsnmp4j.LogFactory=org.snmp4j.log.JavaLogFactory",
                "-Djava.util.logging.config.file=" + config,
                "-Dcadastre.config=" + System.getProperty("cadastre.config"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--home",
                home().toString()));
    all.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      var proc = Path.of("/proc", Long.toString(process.pid()));
      if (Files.isReadable(proc.resolve("environ"))) {
        told.append(Files.readString(proc.resolve("cmdline"), StandardCharsets.ISO_8859_1));
        told.append(Files.readString(proc.resolve("environ"), StandardCharsets.ISO_8859_1));
      }
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    told.append(String.join(" ", arguments)).append('\n').append(Files.readString(log));
    Files.delete(log);
  }

  /// Everything that comes out of a home, and the home itself.
  private void exits() throws Exception {
    var cli = new Cli(home());
    var proof = directory.resolve("proof");
    var backup = directory.resolve("backup.zip");
    for (var command :
        List.of(
            List.of("ci", "list", "--full", "-o", "json"),
            List.of("coverage", "-o", "json"),
            List.of("scan", "list", "-o", "json"),
            List.of("audit", "log", "--all", "-o", "json"),
            List.of("audit", "uses", "-o", "json"),
            List.of("user", "list", "-o", "json"),
            List.of("credential", "list", "-o", "yaml"),
            List.of("credential", "show", "password", "-o", "json"),
            List.of("export", "csv", "--long"),
            List.of("doctor"),
            List.of("backup", backup.toString(), "--with-vault-key"))) {
      var ran = cli.run(command.toArray(String[]::new));
      written.put(String.join(" ", command), ran.out() + ran.err());
    }
    cli.run("audit", "export", "--period", "2000-01-01..2100-01-01", "--to", proof.toString());
    try (var zip = new ZipFile(backup.toFile())) {
      for (var entry : zip.stream().toList()) {
        try (var in = zip.getInputStream(entry)) {
          written.merge(
              "home.zip/" + entry.getName().split("/", 2)[0],
              new String(in.readAllBytes(), StandardCharsets.ISO_8859_1),
              String::concat);
        }
      }
    }
    try (var files = Files.walk(directory)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(directory.resolve("secrets"))) {
          written.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    evidence(cli);
  }

  /// The journal is compressed: its transcripts are read as an auditor reads them.
  private void evidence(Cli cli) {
    int shown = 0;
    for (var ci : cli.json("ci", "list", "--full")) {
      var lineage = cli.run("lineage", ci.get("id").stringValue(), "-o", "json").out();
      for (var hash : lineage.split("\"transcript\"\\s*:\\s*\"", -1)) {
        if (hash.matches("(?s)[0-9a-f]{64}.*")) {
          var transcript = cli.run("evidence", "show", hash.substring(0, 64), "--raw").out();
          written.put("evidence " + hash.substring(0, 16), transcript);
          shown++;
        }
      }
    }
    assertThat(shown).as("transcripts that were looked at").isPositive();
  }
}
