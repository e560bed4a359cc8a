package org.cadastre.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
  @TempDir private Path directory = Path.of("");
  private Home home = new Home(Path.of(""));
  private Vault vault = new Vault(home);

  @BeforeEach
  void aHome() {
    home = new Home(directory.resolve("home"));
    home.create();
    vault = new Vault(home);
  }

  @Test
  void aLostKeyIsToldAndNotReplaced() throws IOException {
    add("one");
    Files.delete(home.vaultKey());
    var entry = vault.list().getFirst();
    assertThatThrownBy(() -> vault.open().secrets(entry))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("vault.key is missing: restore it, or remove the credentials");
    assertThatThrownBy(() -> add("two")).hasMessageContaining("vault.key is missing");
    assertThat(home.vaultKey()).doesNotExist();
    assertThat(vault.remove("one")).isTrue();
    add("two");
    assertThat(vault.open().secrets(vault.list().getFirst())).containsKey("secret");
  }

  @Test
  void lookingMakesNoKey() {
    assertThat(vault.list()).isEmpty();
    assertThat(vault.remove("nobody")).isFalse();
    assertThat(home.vaultKey()).doesNotExist();
  }

  @Test
  void credentialsAddedAtTheSameTimeAreAllKept() throws Exception {
    int many = 40;
    home = new Home(directory.resolve("new"));
    vault = new Vault(home);
    var tasks = new ArrayList<Callable<String>>();
    for (int i = 0; i < many; i++) {
      var name = "c" + i;
      tasks.add(() -> {
        home.create();
        return add(name);
      });
    }
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (var done : pool.invokeAll(tasks)) {
        assertThat(done.get()).isNotEmpty();
      }
    }
    assertThat(vault.list())
        .hasSize(many)
        .allMatch(entry -> !vault.open().secrets(entry).isEmpty());
  }

  @Test
  void aCredentialForAccountsComesBackWithItsSettings() {
    var settings =
        new TreeMap<>(Map.of(VaultEntry.ACCOUNTS, "sub-1,sub-2", "tenant", "t", "client", "c"));
    vault.add(
        new VaultEntry("az", VaultEntry.Kind.AZURE, List.of(), "", "", "", settings),
        Map.of("secret", "swordfish"));

    var entry = vault.list().getFirst();

    assertThat(entry.accounts()).containsExactly("sub-1", "sub-2");
    assertThat(vault.open().credential(entry, Supplier::get))
        .isEqualTo(
            new Credential.ApiAccount(
                "az", "azure", settings, Map.of("secret", Secret.of("swordfish"))));
  }

  private String add(String name) {
    new Vault(home)
        .add(
            new VaultEntry(name, VaultEntry.Kind.SNMP_V2C, Vault.scope("10.0.0.0/8"), "", "", ""),
            Map.of("secret", "swordfish"));
    return name;
  }
}
