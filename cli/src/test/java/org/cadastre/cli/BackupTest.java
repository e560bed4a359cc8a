package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.cadastre.simulator.Mib;
import org.cadastre.simulator.SimulatedAgent;
import org.cadastre.simulator.SnmpAccess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A home in one file, and a home out of it.
class BackupTest {
  private static final String COMMUNITY = "canary-community";
  private static final List<String> SYSTEM =
      List.of(
          "1.3.6.1.2.1.1.1.0|4|A box",
          "1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.8072.3.2.10",
          "1.3.6.1.2.1.1.3.0|67|100",
          "1.3.6.1.2.1.1.5.0|4|box-1");

  @TempDir private Path directory = Path.of("");
  private Cli home = new Cli(directory);
  private Path file = directory;

  @BeforeEach
  void aHomeThatSawAHost() throws IOException {
    home = new Cli(directory.resolve("home"));
    file = directory.resolve("backup.zip");
    var secret = Files.writeString(directory.resolve("secret"), COMMUNITY + "\n");
    done(
        home.run(
            "credential",
            "add",
            "lab",
            "--kind",
            "snmp-v2c",
            "--scope",
            "127.0.0.0/8",
            "--secret-from",
            "file:" + secret));
    try (var agent =
        SimulatedAgent.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Mib.of(SYSTEM.stream()),
            SnmpAccess.community(COMMUNITY))) {
      var port = "snmp=" + agent.address().getPort();
      done(home.run("scan", "run", "--targets", "127.0.0.1", "--ports", port));
      done(home.run("scan", "run", "--targets", "127.0.0.1", "--ports", port));
    }
    var ci = home.json("ci", "list").get(0).get("id").stringValue();
    done(home.run("ci", "own", ci, "net-team", "--reason", "it is theirs"));
  }

  private static void done(Cli.Ran ran) {
    assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
  }

  @Test
  void aRestoredHomeSaysWhatTheOldOneSaid() throws IOException {
    done(home.run("backup", file.toString()));
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    var other = new Cli(directory.resolve("other"));

    var restored = other.run("restore", file.toString(), "-o", "json");

    done(restored);
    assertThat(restored.json().get("identical").booleanValue()).isTrue();
    assertThat(restored.err()).contains("the vault's key is not in the backup");
    assertThat(other.json("ci", "list", "--full")).isEqualTo(home.json("ci", "list", "--full"));
    assertThat(other.json("audit", "log")).isEqualTo(home.json("audit", "log"));
    assertThat(other.json("audit", "uses")).isEqualTo(home.json("audit", "uses"));
    done(other.run("audit", "verify"));
    assertThat(other.home().resolve("vault.key")).doesNotExist();
    Files.copy(home.home().resolve("vault.key"), other.home().resolve("vault.key"));
    done(other.run("doctor"));
  }

  @Test
  void nothingThatIsThereIsOverwritten() throws IOException {
    Files.writeString(file, "dear");
    assertThat(home.run("backup", file.toString()).exit()).isEqualTo(4);
    assertThat(file).hasContent("dear");
    Files.delete(file);
    done(home.run("backup", file.toString(), "--with-vault-key"));
    var again = home.run("restore", file.toString());
    assertThat(again.exit()).isEqualTo(4);
    assertThat(again.err()).contains("is not empty");
    done(home.run("audit", "verify"));
  }

  @Test
  void aDamagedBackupIsNoHome() throws IOException {
    done(home.run("backup", file.toString()));
    var bytes = Files.readAllBytes(file);
    var other = new Cli(directory.resolve("other"));
    for (int at : new int[] {bytes.length / 3, bytes.length / 2, bytes.length - 40}) {
      var damaged = bytes.clone();
      damaged[at] ^= 0x55;
      Files.write(file, damaged);
      assertThat(other.run("restore", file.toString()).exit()).as("byte " + at).isEqualTo(2);
      assertThat(other.home()).doesNotExist();
    }
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(other.run("restore", file.toString()).exit()).isEqualTo(2);
    assertThat(other.home()).doesNotExist();
  }
}
