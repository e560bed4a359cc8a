package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Credentials that could never open anything.
class CredentialAddTest {
  @TempDir private Path directory = Path.of("");

  private Cli.Ran add(String kind, String... options) {
    var cli = new Cli(directory.resolve("home"));
    var arguments =
        new ArrayList<>(List.of("credential", "add", "x", "--kind", kind, "--scope", "10.0.0.0/8"));
    arguments.addAll(List.of("--user", "u"));
    arguments.addAll(List.of(options));
    return cli.run(arguments.toArray(String[]::new));
  }

  private String file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "given", ""), text).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA user@host\n",
        "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----\n",
        "-----BEGIN CERTIFICATE-----\nMIIB\n",
        "some notes\n",
        "",
      })
  void aFileThatHoldsNoPrivateKeyIsBadInput(String text) throws IOException {
    var ran = add("ssh-key", "--key", file(text));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("is no private key");
    assertThat(directory.resolve("home")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OPENSSH ", "RSA ", "EC ", "ENCRYPTED "})
  void everyKindOfPrivateKeyIsTaken(String kind) throws IOException {
    var ran = add("ssh-key", "--key", file("-----BEGIN " + kind + "PRIVATE KEY-----\nAAAA\n"));
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  @Test
  void anSnmpV3SecretThatIsTooShortIsBadInput() throws IOException {
    var tooShort = file("1234567\n");
    var enough = file("12345678\n");
    var auth = add("snmp-v3", "--secret-from", "file:" + tooShort);
    assertThat(auth.exit()).isEqualTo(2);
    assertThat(auth.err()).contains("fewer than 8 characters").doesNotContain("1234567");
    var privacy =
        add("snmp-v3", "--secret-from", "file:" + enough, "--privacy-from", "file:" + tooShort);
    assertThat(privacy.exit()).isEqualTo(2);
    assertThat(privacy.err()).contains("the privacy secret");
    assertThat(add("snmp-v3", "--secret-from", "file:" + enough).exit()).isZero();
  }
}
