package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.Vault;
import org.cadastre.runtime.VaultEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rotations of the vault's key whose process is killed at a time that nobody chose. How often says
/// `cadastre.kills`.
class KeyRotationKillTest {
  private static final int KILLS = Integer.getInteger("cadastre.kills", 3);
  private static final long SEED = Long.getLong("cadastre.seed", 20261121L);
  private static final int LONGEST_MILLIS = 120;

  @TempDir private Path directory = Path.of("");

  @Test
  void everySecretStillOpensAndTheNextRotationIsDone() throws Exception {
    var cli = new Cli(directory.resolve("home"));
    var secret = Files.writeString(directory.resolve("secret"), "swordfish\n");
    for (int i = 0; i < 20; i++) {
      var ran =
          cli.run(
              "credential",
              "add",
              "c" + i,
              "--kind",
              "snmp-v2c",
              "--scope",
              "10.0.0.0/8",
              "--secret-from",
              "file:" + secret);
      assertThat(ran.exit()).as(ran.err()).isZero();
    }
    var random = new Random(SEED);
    var key = cli.home().resolve("vault.key");
    var log = directory.resolve("log");
    for (int kill = 0; kill < KILLS; kill++) {
      var before = Files.readAllBytes(key);
      var rotation = cli.process(log, "credential", "rotate-key");
      begun(rotation, cli.home());
      rotation.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
      rotation.destroyForcibly().waitFor();

      var checks = cli.run("doctor", "-o", "json");
      assertThat(checks.exit()).as("kill %d, seed %d: %s", kill, SEED, checks.out()).isZero();
      assertThat(cli.run("credential", "rotate-key").exit()).isZero();
      assertThat(cli.home().resolve("vault.key.next")).doesNotExist();
      assertThat(Files.readAllBytes(key)).isNotEqualTo(before);
      assertThat(entries(cli)).isEqualTo(20);
    }
  }

  /// Waits until the process has come as far as the vault, or has ended.
  private static void begun(Process rotation, Path home) throws IOException {
    var lock = home.resolve("vault.lock");
    var touched = Files.getLastModifiedTime(home);
    while (rotation.isAlive()
        && Files.exists(lock)
        && Files.getLastModifiedTime(home).equals(touched)) {
      Thread.onSpinWait();
    }
  }

  private static long entries(Cli cli) {
    return new Vault(new Home(cli.home())).list().stream().map(VaultEntry::name).distinct().count();
  }
}
