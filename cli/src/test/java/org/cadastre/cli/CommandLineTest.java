package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @TempDir private Path directory = Path.of("");

  private Cli cli() {
    return new Cli(directory.resolve("home"));
  }

  static Stream<List<String>> wrong() {
    return Stream.of(
        List.of(),
        List.of("no-such-command"),
        List.of("ci"),
        List.of("ci", "list", "-o", "xml"),
        List.of("scan", "run"),
        List.of("scan", "run", "--targets", "127.0.0.1", "--ports", "snmp=http"),
        List.of("scan", "run", "--targets", "127.0.0.1", "--ports", "snmp=99999"),
        List.of("scan", "run", "--targets", "127.0.0.1", "--probes", "telnet"),
        List.of("scan", "run", "--targets", "127.0.0.1", "--host-keys", "anything"),
        List.of("scan", "run", "--targets", "127.0.0.1", "--credential", "nobody"),
        List.of("probe", "telnet", "127.0.0.1"),
        List.of("probe", "snmp", "127.0.0.0/24"),
        List.of("ci", "list", "status:bogus"),
        List.of("ci", "list", "status:active"),
        List.of("evidence", "show", "not-hex"),
        List.of("replay", "/no/such/file"),
        List.of("audit", "verify", "--since", "nix"),
        List.of("audit", "export", "--period", "2026-11-01", "--to", "proof"),
        List.of("audit", "export", "--period", "2026-11-01..nix", "--to", "proof"),
        List.of("credential", "add", "x", "--kind", "snmp-v9", "--scope", "10.0.0.0/8"),
        List.of("credential", "add", "x", "--kind", "ssh-key", "--scope", "10.0.0.0/8"),
        List.of(
            "credential",
            "add",
            "x",
            "--kind",
            "snmp-v2c",
            "--scope",
            "everywhere",
            "--secret-from",
            "env:HOME"),
        List.of(
            "credential",
            "add",
            "../x",
            "--kind",
            "snmp-v2c",
            "--scope",
            "10.0.0.0/8",
            "--secret-from",
            "env:HOME"),
        List.of(
            "credential",
            "add",
            "x",
            "--kind",
            "snmp-v2c",
            "--scope",
            "10.0.0.0/8",
            "--secret-from",
            "env:NO_SUCH_VARIABLE"));
  }

  @ParameterizedTest
  @MethodSource
  void wrong(List<String> arguments) {
    cli().run("init");
    var ran = cli().run(arguments.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isNotBlank().doesNotContain("Exception", "\tat ");
  }

  static Stream<List<String>> nothing() {
    return Stream.of(
        List.of("ci", "list"),
        List.of("ci", "show", "x"),
        List.of("lineage", "x", "host.name"),
        List.of("scan", "list"),
        List.of("scan", "show"),
        List.of("coverage"),
        List.of("conflict", "list"),
        List.of("evidence", "show", "abcd"),
        List.of("evidence", "show", "ABCD#0"),
        List.of("ci", "list", "status:STALE"),
        List.of("credential", "list"),
        List.of("credential", "remove", "x"),
        List.of("schedule", "list"),
        List.of("schedule", "next"),
        List.of("user", "list"),
        List.of("token", "list"),
        List.of("audit", "log"),
        List.of("audit", "uses"));
  }

  @ParameterizedTest
  @MethodSource
  void nothing(List<String> arguments) {
    cli().run("init");
    var ran = cli().run(arguments.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(4);
    assertThat(ran.err()).isNotBlank().doesNotContain("Exception", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rules what-if", "import claims", "backup", "replay", "restore", "audit verify"})
  void aFileThatIsNotThereIsSaidNotToBe(String command) {
    if (!command.equals("restore")) {
      cli().run("init");
    }
    var ran = cli().run((command + " /no/such/file.yaml").split(" "));
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.err())
        .containsOnlyOnce("/no/such")
        .contains("there is no such file or directory");
  }

  @Test
  void withoutAHomeReadingSaysHowToMakeOne() {
    var ran = cli().run("ci", "list");
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("there is no home at", "cadastre init");
  }

  @Test
  void everyErrorInTheSettingsIsToldWithItsLine() throws IOException {
    Files.createDirectories(cli().home());
    Files.writeString(cli().home().resolve("settings.yaml"), "scan:\n  at_once: 0\n  speed: 9\n");
    var ran = cli().run("scan", "run", "--targets", "127.0.0.1");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("settings.yaml:2:", "settings.yaml:3:");
  }

  @Test
  void aSecretIsSealedAndNeverPrinted() throws IOException {
    var secret = "swordfish-4711";
    var file = Files.writeString(directory.resolve("secret"), secret + "\n");
    var added =
        cli()
            .run(
                "credential",
                "add",
                "lab",
                "--kind",
                "snmp-v2c",
                "--scope",
                "10.0.0.0/8,fd00::/8",
                "--secret-from",
                "file:" + file);
    assertThat(added.exit()).isZero();
    var listed = cli().run("credential", "list", "-o", "json");
    assertThat(listed.json().get(0).get("scope")).hasSize(2);
    assertThat(added.out() + added.err() + listed.out()).doesNotContain(secret);
    try (var files = Files.walk(cli().home())) {
      for (var path : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
            .as(path.toString())
            .doesNotContain(secret);
      }
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(cli().home().resolve("vault.key"))))
        .isEqualTo("rw-------");
    assertThat(
            cli()
                .run(
                    "credential",
                    "add",
                    "lab",
                    "--kind",
                    "snmp-v2c",
                    "--scope",
                    "10.0.0.0/8",
                    "--secret-from",
                    "file:" + file)
                .exit())
        .isEqualTo(2);
    assertThat(cli().run("credential", "remove", "lab").exit()).isZero();
    assertThat(cli().run("credential", "list").exit()).isEqualTo(4);
  }

  @Test
  void aCredentialIsNotShownOutsideItsScope() throws IOException {
    var file = Files.writeString(directory.resolve("secret"), "swordfish\n");
    cli()
        .run(
            "credential",
            "add",
            "far",
            "--kind",
            "ssh-password",
            "--scope",
            "10.9.0.0/16",
            "--user",
            "u",
            "--secret-from",
            "file:" + file);
    var ran = cli().run("credential", "test", "far", "127.0.0.1", "-o", "json");
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.json().get("outcome").stringValue()).isEqualTo("denied");
    assertThat(ran.json().get("reason").stringValue()).contains("nothing was sent");
  }

  @Test
  void aBrokenTranscriptIsNamedWithItsLine() throws IOException {
    var file =
        Files.writeString(
            directory.resolve("x.transcript"),
            "cadastre transcript 1\nprobe snmp\nendpoint nowhere\n");
    var ran = cli().run("replay", file.toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("x.transcript: line 3: not an endpoint");
  }

  @Test
  void anUnknownStatusIsAnsweredWithTheKnownOnes() {
    cli().run("init");
    assertThat(cli().run("ci", "list", "status:bogus").err())
        .contains("'status:bogus'", "verified, stale, conflicted, missing, absent, retired");
  }

  @Test
  void helpNamesEveryCommandAndTheExitCodes() {
    var help = Cli.plain("--help");
    assertThat(help.exit()).isZero();
    assertThat(help.out()).contains("demo", "scan", "lineage", "evidence", "Exit codes");
    assertThat(Cli.plain("completion").out()).contains("complete", "cadastre");
  }
}
