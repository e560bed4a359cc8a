package org.cadastre.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.List;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.probe.HostKeys.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostKeyFilesTest {
  private static final Endpoint ENDPOINT = new Endpoint("ssh", "10.0.0.1", 22);

  @TempDir private Path directory = Path.of("");

  private static PublicKey key() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    return generator.generateKeyPair().getPublic();
  }

  @Test
  void aPinnedKeyIsKnownAndAnotherIsAChange() throws Exception {
    var pins = directory.resolve("pins");
    var keys = new HostKeyFiles(List.of(directory.resolve("none"), pins), pins, true);
    var key = key();
    assertThat(keys.judge(ENDPOINT, key)).isInstanceOf(Trust.Known.class);
    assertThat(keys.judge(ENDPOINT, key)).isInstanceOf(Trust.Known.class);
    assertThat(keys.judge(ENDPOINT, key())).isInstanceOf(Trust.Changed.class);
  }

  @Test
  void aCommentInAnotherEncodingSpoilsNoOtherLine() throws Exception {
    var pins = directory.resolve("pins");
    var key = key();
    new HostKeyFiles(List.of(pins), pins, true).judge(ENDPOINT, key);
    var line = Files.readString(pins).strip() + " B\u00fcro\n";
    Files.writeString(pins, "# K\u00f6ln\n" + line, StandardCharsets.ISO_8859_1);
    var keys = new HostKeyFiles(List.of(pins), pins, false);
    assertThat(keys.judge(ENDPOINT, key)).isInstanceOf(Trust.Known.class);
    assertThat(keys.judge(ENDPOINT, key())).isInstanceOf(Trust.Changed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "core-1 5519 AAAAC3Nz x",
        "core-1 2026\t0\t\t",
        "core-1 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5zAAAAAA",
        "core-1 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5f////w==",
        "core-1 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5eAIAAJ1yH0sR7x0yV5\004\000",
        "\004@revoked core-1 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5eAIAAJ1yH0sR7x0yV5",
        "core-1 ssh-ed25519 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5eAIAAJ1yH0sR7x0yV5",
        "core-1 1024 37 AAAAC3NzaC1lZDI1NTE5eAIAAJ1yH0sR7x0yV5",
        "core-1 ssh-rsa not-base64"
      })
  void aLineThatIsNoneSpoilsNoOtherLine(String none) throws Exception {
    var pins = directory.resolve("pins");
    var key = key();
    new HostKeyFiles(List.of(pins), pins, true).judge(ENDPOINT, key);
    Files.writeString(pins, none + "\n" + Files.readString(pins));
    var keys = new HostKeyFiles(List.of(pins), pins, false);
    assertThat(keys.judge(ENDPOINT, key)).isInstanceOf(Trust.Known.class);
    assertThat(keys.judge(ENDPOINT, key())).isInstanceOf(Trust.Changed.class);
  }

  @Test
  void nothingIsPinnedWhileWhatIsKnownCannotBeRead() throws Exception {
    var loop = directory.resolve("known_hosts");
    Files.createSymbolicLink(loop, loop);
    var pins = directory.resolve("pins");
    var keys = new HostKeyFiles(List.of(loop, pins), pins, true);
    var key = key();
    assertThatThrownBy(() -> keys.judge(ENDPOINT, key)).isInstanceOf(UncheckedIOException.class);
    assertThat(pins).doesNotExist();
  }
}
