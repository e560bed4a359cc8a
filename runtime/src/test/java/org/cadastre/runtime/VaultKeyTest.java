package org.cadastre.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.runtime.key.KeySources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the vault's key comes from, and how it is changed for another.
class VaultKeyTest {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String SECRET = "swordfish-7f1c";

  @TempDir private Path directory = Path.of("");
  private final Map<String, String> environment = new HashMap<>();
  private Home home = new Home(Path.of(""));

  @BeforeEach
  void aHome() {
    home = new Home(directory.resolve("home"));
    home.create();
    add("one");
    add("two");
  }

  private Vault vault() {
    return new Vault(home, new KeySources(name -> environment.getOrDefault(name, "")));
  }

  private void add(String name) {
    vault()
        .add(
            new VaultEntry(name, VaultEntry.Kind.SNMP_V2C, Vault.scope("10.0.0.0/8"), "", "", ""),
            Map.of("secret", SECRET + name));
  }

  private String secret(String name) {
    var vault = vault();
    return vault.open().secrets(vault.named(name)).getOrDefault("secret", "");
  }

  private void opens() {
    assertThat(secret("one")).isEqualTo(SECRET + "one");
    assertThat(secret("two")).isEqualTo(SECRET + "two");
  }

  @Test
  void aKeyThatOthersMayReadIsRefused() throws IOException {
    Files.setPosixFilePermissions(home.vaultKey(), PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> secret("one"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("can be read by others: chmod 600");
  }

  @Test
  void everySecretIsUnderTheNewKeyAndTheOldOneOpensNothing() throws IOException {
    var old = Files.readString(home.vaultKey());
    assertThat(vault().rotateKey(null)).isEqualTo(2);
    opens();
    assertThat(Files.readString(home.vaultKey())).isNotEqualTo(old);
    Files.writeString(home.vaultKey(), old);
    assertThatThrownBy(this::opens).hasMessageContaining("another one than the vault is sealed");
  }

  /// What lies in a home when a rotation is cut off after each of its steps.
  @Test
  void aRotationThatIsCutOffLosesNothing() throws IOException {
    var oldKey = Files.readString(home.vaultKey());
    var oldVault = Files.readString(home.vault());
    vault().rotateKey(null);
    var newKey = Files.readString(home.vaultKey());
    var newVault = Files.readString(home.vault());
    var steps =
        List.of(
            new Step(oldKey, oldVault, newKey),
            new Step(oldKey, newVault, newKey),
            new Step(newKey, newVault, ""));
    for (var step : steps) {
      write(home.vaultKey(), step.key());
      write(home.vaultNextKey(), step.next());
      Files.writeString(home.vault(), step.vault());
      opens();
      vault().rotateKey(null);
      opens();
      assertThat(home.vaultNextKey()).doesNotExist();
    }
  }

  private record Step(String key, String vault, String next) {}

  private static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    if (!text.isEmpty()) {
      Files.writeString(file, text);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void theKeyCanBeHandedOverBySystemdOrTheEnvironment() throws IOException {
    Files.writeString(directory.resolve("vault-key"), KEY + "\n");
    environment.put("CREDENTIALS_DIRECTORY", directory.toString());
    vault().rotateKey("systemd:vault-key");
    opens();
    assertThat(home.vaultKey()).doesNotExist();
    environment.put(
        "OTHER_KEY",
        Base64.getEncoder().encodeToString("k".repeat(32).getBytes(StandardCharsets.UTF_8)));
    vault().rotateKey("env:OTHER_KEY");
    opens();
    environment.clear();
    assertThatThrownBy(this::opens).hasMessageContaining("the variable OTHER_KEY holds nothing");
  }

  @Test
  void aPassphraseOpensWhatItSealedAndAnotherDoesNot() {
    environment.put("PHRASE", "correct horse battery");
    vault().rotateKey("passphrase:env:PHRASE");
    opens();
    environment.put("PHRASE", "incorrect horse battery");
    assertThatThrownBy(this::opens).hasMessageContaining("another one than the vault is sealed");
    environment.put("PHRASE", "short");
    assertThatThrownBy(() -> vault().rotateKey("passphrase:env:PHRASE"))
        .hasMessageContaining("another one");
  }

  @Test
  void aShortPassphraseIsBadInput() {
    environment.put("PHRASE", "short");
    assertThatThrownBy(() -> vault().rotateKey("passphrase:env:PHRASE"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("at least 12 characters");
    opens();
  }

  @Test
  void aTransitEngineUnwrapsTheKeyAndAKeyValueStoreHoldsIt() throws IOException {
    environment.put("VAULT_TOKEN", "s.token");
    var asked = new ArrayList<String>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(exchange.getRequestURI().getPath());
          boolean allowed =
              "s.token".equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
          var answer =
              answer(exchange.getRequestURI().getPath(), body).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(allowed ? 200 : 403, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/";
      vault().rotateKey("transit:" + url + "transit/keys/cadastre");
      opens();
      assertThat(asked).contains("/v1/transit/encrypt/cadastre", "/v1/transit/decrypt/cadastre");
      vault().rotateKey("kv:" + url + "secret/data/cadastre#key");
      opens();
      environment.put("VAULT_TOKEN", "s.other");
      assertThatThrownBy(this::opens)
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("the token may not do that")
          .hasMessageNotContaining("s.other");
    } finally {
      server.stop(0);
    }
  }

  /// As the API documentation of the two engines shows it, with our texts in it.
  private static String answer(String path, String body) {
    return switch (path) {
      case "/v1/transit/encrypt/cadastre" ->
          "{\"request_id\":\"1\",\"data\":{\"ciphertext\":\"vault:v1:"
              + value(body)
              + "\",\"key_version\":1}}";
      case "/v1/transit/decrypt/cadastre" ->
          "{\"data\":{\"plaintext\":\"" + value(body).replace("vault:v1:", "") + "\"}}";
      default -> "{\"data\":{\"data\":{\"other\":\"x\",\"key\":\"" + KEY + "\"},\"metadata\":{}}}";
    };
  }

  private static String value(String body) {
    return body.substring(body.indexOf(':') + 2, body.length() - 2);
  }

  @Test
  void aSecretMovedToAnotherEntryOrVersionDoesNotOpen() throws IOException {
    var text = Files.readString(home.vault());
    var wider = text.replace("one.scope=10.0.0.0/8", "one.scope=0.0.0.0/0");
    assertThat(wider).isNotEqualTo(text);
    for (var changed :
        List.of(
            wider,
            text.replace("one.version=1", "one.version=2"),
            text.replace("one.kind=snmp-v2c", "one.kind=snmp-v1"),
            text.replaceAll("one\\.id=.*", "one.id=0"))) {
      Files.writeString(home.vault(), changed);
      assertThatThrownBy(() -> secret("one")).hasMessageContaining("does not open");
    }
  }

  @Test
  void aNewSecretTakesTheOldOnesPlace() {
    var rotated = vault().rotate("one", Map.of("secret", "marlin"));
    assertThat(rotated.version()).isEqualTo(2);
    assertThat(secret("one")).isEqualTo("marlin");
    assertThat(secret("two")).isEqualTo(SECRET + "two");
    assertThatThrownBy(() -> vault().rotate("one", Map.of("privacy", "x")))
        .hasMessageContaining("has [secret]");
  }

  /// As it was written before credentials had ids and versions.
  @Test
  void aVaultOfOldOpensAndCanBeRotated() throws IOException {
    var key = Base64.getDecoder().decode(Files.readString(home.vaultKey()).strip());
    var sealed = new Sealing(key).seal("marlin", "old|snmp-v2c|[10.0.0.0/8]||secret");
    var lines =
        List.of(
            "old.kind=snmp-v2c",
            "old.scope=10.0.0.0/8",
            "old.user=",
            "old.auth=",
            "old.priv=",
            "old.sealed-secret=" + sealed);
    Files.write(home.vault(), lines);
    assertThat(secret("old")).isEqualTo("marlin");
    vault().rotateKey(null);
    assertThat(secret("old")).isEqualTo("marlin");
    assertThat(vault().rotate("old", Map.of("secret", "swordfish")).version()).isEqualTo(1);
    assertThat(secret("old")).isEqualTo("swordfish");
    assertThat(vault().named("old").id()).isNotEmpty();
  }
}
