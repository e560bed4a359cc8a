package org.cadastre.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.net.Cidr;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Secret;
import org.jspecify.annotations.Nullable;

/// The credentials of a home, sealed at rest. Nothing reads a secret back but [#credential], for a
/// connector.
public final class Vault {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";

  private final Home home;
  private final VaultFiles files;

  public Vault(Home home) {
    this.home = home;
    this.files = new VaultFiles(home);
  }

  /// By name.
  public List<VaultEntry> list() {
    var stored = files.load();
    var names = new TreeSet<String>();
    stored.stringPropertyNames().forEach(key -> names.add(key.substring(0, key.indexOf('.'))));
    return names.stream().map(name -> entry(stored, name)).toList();
  }

  public Optional<VaultEntry> find(String name) {
    return list().stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /// Adds an entry; a name that is taken is bad input.
  ///
  /// @param secrets by role: `secret` (community, password, authentication) and where there is one
  ///   `privacy`, `key`, `passphrase`
  public void add(VaultEntry entry, Map<String, String> secrets) {
    if (!entry.name().matches(NAME)) {
      throw new BadInputException(
          "a credential's name is made of letters, digits, '-' and '_': '" + entry.name() + "'");
    }
    files.alone(() -> {
      var stored = files.load();
      if (stored.containsKey(entry.name() + ".kind")) {
        throw new BadInputException("there is a credential '" + entry.name() + "' already");
      }
      put(stored, entry, secrets);
      files.save(stored);
      return entry;
    });
  }

  private void put(Properties stored, VaultEntry entry, Map<String, String> secrets) {
    put(stored, entry, "kind", entry.kind().word());
    put(
        stored,
        entry,
        "scope",
        String.join(",", entry.scope().stream().map(Cidr::toString).toList()));
    put(stored, entry, "user", entry.user());
    put(stored, entry, "auth", entry.authProtocol());
    put(stored, entry, "priv", entry.privacyProtocol());
    entry.settings().forEach((key, value) -> put(stored, entry, "setting-" + key, value));
    if (!files.hasKey() && nothingSealed(stored)) {
      files.makeKey();
    }
    var sealing = new Sealing(files.key());
    secrets.forEach((role, secret) ->
        put(stored, entry, "sealed-" + role, sealing.seal(secret, entry.binding() + "|" + role)));
  }

  private static boolean nothingSealed(Properties stored) {
    return stored.stringPropertyNames().stream().noneMatch(key -> key.contains(".sealed-"));
  }

  private static void put(Properties stored, VaultEntry entry, String field, String value) {
    stored.setProperty(entry.name() + "." + field, value);
  }

  /// @return whether there was one
  public boolean remove(String name) {
    if (files.load().isEmpty()) {
      return false;
    }
    return files.alone(() -> {
      var stored = files.load();
      boolean removed = stored.keySet().removeIf(key -> key.toString().startsWith(name + "."));
      if (removed) {
        files.save(stored);
      }
      return removed;
    });
  }

  /// The credential with its secrets opened, for a connector's use.
  Credential credential(VaultEntry entry) {
    var stored = files.load();
    var sealing = new Sealing(files.key());
    return switch (entry.kind()) {
      case SNMP_V1 -> new Credential.SnmpV1(entry.name(), need(stored, sealing, entry, "secret"));
      case SNMP_V2C -> new Credential.SnmpV2c(entry.name(), need(stored, sealing, entry, "secret"));
      case SNMP_V3 ->
          new Credential.SnmpV3(
              entry.name(),
              entry.user(),
              entry.authProtocol(),
              opened(stored, sealing, entry, "secret"),
              entry.privacyProtocol(),
              opened(stored, sealing, entry, "privacy"));
      case SSH_KEY ->
          new Credential.SshKey(
              entry.name(),
              entry.user(),
              need(stored, sealing, entry, "key"),
              opened(stored, sealing, entry, "secret"));
      case SSH_PASSWORD ->
          new Credential.SshPassword(
              entry.name(), entry.user(), need(stored, sealing, entry, "secret"));
      case AWS, AZURE -> account(stored, sealing, entry);
    };
  }

  private static Credential account(Properties stored, Sealing sealing, VaultEntry entry) {
    var secrets = new TreeMap<String, Secret>();
    for (var role : List.of("secret", "session-token", "external-id")) {
      var opened = opened(stored, sealing, entry, role);
      if (opened != null) {
        secrets.put(role, opened);
      }
    }
    return new Credential.ApiAccount(
        entry.name(), entry.kind().protocol(), entry.settings(), secrets);
  }

  private static Secret need(Properties stored, Sealing sealing, VaultEntry entry, String role) {
    var secret = opened(stored, sealing, entry, role);
    if (secret == null) {
      throw new BadInputException("the vault's credential '" + entry.name() + "' has no secret");
    }
    return secret;
  }

  private static @Nullable Secret opened(
      Properties stored, Sealing sealing, VaultEntry entry, String role) {
    var sealed = stored.getProperty(entry.name() + ".sealed-" + role);
    return sealed == null ? null : Secret.of(sealing.open(sealed, entry.binding() + "|" + role));
  }

  private VaultEntry entry(Properties stored, String name) {
    var kind = stored.getProperty(name + ".kind", "");
    try {
      var is = VaultEntry.Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
      return new VaultEntry(
          name,
          is,
          is.ofAccounts() ? List.of() : scope(stored.getProperty(name + ".scope", "")),
          stored.getProperty(name + ".user", ""),
          stored.getProperty(name + ".auth", ""),
          stored.getProperty(name + ".priv", ""),
          settings(stored, name));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(home.vault() + ": credential '" + name + "': " + e.getMessage());
    }
  }

  private static SortedMap<String, String> settings(Properties stored, String name) {
    var settings = new TreeMap<String, String>();
    var prefix = name + ".setting-";
    for (var key : stored.stringPropertyNames()) {
      if (key.startsWith(prefix)) {
        settings.put(key.substring(prefix.length()), stored.getProperty(key));
      }
    }
    return settings;
  }

  /// Reads a comma-separated list of CIDRs.
  ///
  /// @throws IllegalArgumentException when one is not
  public static List<Cidr> scope(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).map(Cidr::parse).toList();
  }

  /// Named entries in the order given.
  ///
  /// @throws BadInputException naming every one that is not there
  public List<VaultEntry> named(List<String> names) {
    var found = new ArrayList<VaultEntry>();
    var errors = new ArrayList<String>();
    for (var name : names) {
      find(name)
          .ifPresentOrElse(found::add, () -> errors.add("there is no credential '" + name + "'"));
    }
    if (!errors.isEmpty()) {
      throw new BadInputException(errors);
    }
    return found;
  }
}
