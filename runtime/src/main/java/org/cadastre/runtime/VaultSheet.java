package org.cadastre.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.net.Cidr;

/// What the vault's file says: which key it is sealed with, and its entries with their sealed
/// secrets.
final class VaultSheet {
  /// No credential can be called so.
  private static final String KEY = "@key.";

  private static final String SEALED = ".sealed-";
  private static final String SETTING = ".setting-";
  static final String HOME = "home";

  private final Path file;
  private final Properties lines;

  VaultSheet(Path file, Properties lines) {
    this.file = file;
    this.lines = lines;
  }

  Properties lines() {
    return lines;
  }

  /// Where the key is, in words of [org.cadastre.runtime.key.KeySources].
  String keySource() {
    return lines.getProperty(KEY + "source", HOME);
  }

  /// Tells one key from another without telling the key; none in a vault that has none yet.
  Optional<String> keyId() {
    return Optional.ofNullable(lines.getProperty(KEY + "id"));
  }

  SortedMap<String, String> keyRemarks() {
    return under(KEY + "remark-");
  }

  void key(String source, String id, Map<String, String> remarks) {
    lines.keySet().removeIf(line -> line.toString().startsWith(KEY));
    lines.setProperty(KEY + "source", source);
    lines.setProperty(KEY + "id", id);
    remarks.forEach((name, value) -> lines.setProperty(KEY + "remark-" + name, value));
  }

  boolean nothingSealed() {
    return lines.stringPropertyNames().stream().noneMatch(line -> line.contains(SEALED));
  }

  boolean has(String name) {
    return lines.containsKey(name + ".kind");
  }

  List<VaultEntry> entries() {
    var names = new TreeSet<String>();
    for (var line : lines.stringPropertyNames()) {
      if (!line.startsWith("@")) {
        names.add(line.substring(0, Math.max(line.indexOf('.'), 0)));
      }
    }
    return names.stream().map(this::entry).toList();
  }

  private VaultEntry entry(String name) {
    var kind = field(name, "kind");
    try {
      var is = VaultEntry.Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
      var version = field(name, "version");
      return new VaultEntry(
          name,
          is,
          is.ofAccounts() ? List.of() : Vault.scope(field(name, "scope")),
          field(name, "user"),
          field(name, "auth"),
          field(name, "priv"),
          under(name + SETTING),
          field(name, "id"),
          version.isEmpty() ? 0 : Integer.parseInt(version));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(file + ": credential '" + name + "': " + e.getMessage());
    }
  }

  private String field(String name, String field) {
    return lines.getProperty(name + "." + field, "");
  }

  private SortedMap<String, String> under(String prefix) {
    var under = new TreeMap<String, String>();
    for (var line : lines.stringPropertyNames()) {
      if (line.startsWith(prefix)) {
        under.put(line.substring(prefix.length()), lines.getProperty(line));
      }
    }
    return under;
  }

  /// Secrets of the entry as they are sealed, by role.
  SortedMap<String, String> sealed(VaultEntry entry) {
    return under(entry.name() + SEALED);
  }

  void seal(VaultEntry entry, String role, String sealed) {
    lines.setProperty(entry.name() + SEALED + role, sealed);
  }

  /// Takes the place of what there was by that name; its secrets are to be sealed next.
  void put(VaultEntry entry) {
    remove(entry.name());
    put(entry, "kind", entry.kind().word());
    put(entry, "scope", String.join(",", entry.scope().stream().map(Cidr::toString).toList()));
    put(entry, "user", entry.user());
    put(entry, "auth", entry.authProtocol());
    put(entry, "priv", entry.privacyProtocol());
    put(entry, "id", entry.id());
    put(entry, "version", Integer.toString(entry.version()));
    entry.settings().forEach((key, value) -> put(entry, "setting-" + key, value));
  }

  private void put(VaultEntry entry, String field, String value) {
    lines.setProperty(entry.name() + "." + field, value);
  }

  /// @return whether there was one
  boolean remove(String name) {
    return lines.keySet().removeIf(line -> line.toString().startsWith(name + "."));
  }
}
