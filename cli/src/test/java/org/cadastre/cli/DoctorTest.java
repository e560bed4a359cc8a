package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `doctor` says of a home that is damaged.
class DoctorTest {
  @TempDir private Path directory = Path.of("");

  private Cli cli() {
    var cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("init").exit()).isZero();
    return cli;
  }

  @Test
  void aDamagedDatabaseIsARowAndTheOthersAreStillLookedAt() throws IOException {
    var cli = cli();
    try (var files = Files.list(cli.home().resolve("db"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(file, "this is no database ".repeat(1_000));
      }
    }
    assertThat(notWell(cli)).containsKeys("register", "runs").doesNotContainKeys("vault", "java");
  }

  @Test
  void theRulesInForceAreNamedAndNotOnlyThoseThatWereShipped() {
    var cli = cli();
    var rules = cli.json("rules", "show").get("ruleSet").stringValue();
    assertThat(cli.run("doctor").out())
        .contains("rules %s shipped".formatted(rules), "rules %s in force".formatted(rules));
  }

  @Test
  void aLostVaultKeyIsTold() throws IOException {
    var cli = cli();
    var secret = Files.writeString(directory.resolve("secret"), "swordfish\n");
    var added =
        cli.run(
            "credential",
            "add",
            "lab",
            "--kind",
            "snmp-v2c",
            "--scope",
            "10.0.0.0/8",
            "--secret-from",
            "file:" + secret);
    assertThat(added.exit()).isZero();
    Files.delete(cli.home().resolve("vault.key"));
    var notWell = notWell(cli);
    assertThat(notWell).containsOnlyKeys("vault");
    assertThat(notWell.get("vault")).contains("vault.key is missing");
  }

  @Test
  void whatOthersMayReadAndARecordThatWasChangedAreTold() throws IOException {
    var cli = cli();
    var uses = cli.home().resolve("credential-uses.log");
    Files.writeString(uses, "2026-11-21T08:00:00Z\tused\tx\tid\t1\tssh:h:22\trun\tjo\t00\n");
    Files.setPosixFilePermissions(uses, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(cli.home(), PosixFilePermissions.fromString("rwxrwxrwx"));
    var notWell = notWell(cli);
    assertThat(notWell).containsOnlyKeys("uses", "permissions");
    assertThat(notWell.get("uses")).contains("line 1 is not as it was written", "backup");
    assertThat(notWell.get("permissions")).contains("chmod 600");
    var verified = cli.run("audit", "verify");
    assertThat(verified.exit()).isEqualTo(4);
    assertThat(verified.out()).contains("credential-uses.log", "line 1");
  }

  private static Map<String, String> notWell(Cli cli) {
    var ran = cli.run("doctor", "-o", "json");
    assertThat(ran.exit()).as(ran.err()).isEqualTo(3);
    assertThat(ran.json()).hasSize(13);
    var notWell = new TreeMap<String, String>();
    for (var row : ran.json()) {
      if (!row.get("well").booleanValue()) {
        notWell.put(row.get("what").stringValue(), row.get("found").stringValue());
        assertThat(row.get("found").stringValue()).isNotBlank();
      }
    }
    return notWell;
  }
}
