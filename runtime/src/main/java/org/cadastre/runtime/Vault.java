package org.cadastre.runtime;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cadastre.core.net.Cidr;
import org.cadastre.runtime.key.KeySources;
import org.jspecify.annotations.Nullable;

/// The credentials of a home, sealed at rest. Nothing reads a secret back but [#open], for a
/// connector.
public final class Vault {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";
  private static final int ID_BYTES = 16;

  private final VaultFiles files;
  private final VaultKeys keys;

  public Vault(Home home) {
    this(home, KeySources.OURS);
  }

  Vault(Home home, KeySources sources) {
    this.files = new VaultFiles(home);
    this.keys = new VaultKeys(files, sources);
  }

  /// By name.
  public List<VaultEntry> list() {
    return files.load().entries();
  }

  public Optional<VaultEntry> find(String name) {
    return list().stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /// Where the key is that the vault is sealed with.
  public String keySource() {
    return files.load().keySource();
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
      var sheet = files.load();
      if (sheet.has(entry.name())) {
        throw new BadInputException("there is a credential '" + entry.name() + "' already");
      }
      seal(sheet, entry.sealedAs(newId(), 1), secrets);
      files.save(sheet);
      return entry;
    });
  }

  private static String newId() {
    var id = new byte[ID_BYTES];
    new SecureRandom().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  private void seal(VaultSheet sheet, VaultEntry entry, Map<String, String> secrets) {
    var sealing = new Sealing(keys.keyForSealing(sheet));
    sheet.put(entry);
    secrets.forEach(
        (role, secret) -> sheet.seal(entry, role, sealing.seal(secret, entry.binding(role))));
  }

  /// Puts new secrets in the place of an entry's; those of other roles stay. What is on record
  /// against the old ones does not count against the new.
  ///
  /// @return the entry as it is now
  public VaultEntry rotate(String name, Map<String, String> secrets) {
    return files.alone(() -> {
      var sheet = files.load();
      var entry = in(sheet, name);
      var all = new TreeMap<String, String>();
      new OpenVault(sheet, keys).secrets(entry).forEach(all::put);
      if (!all.keySet().containsAll(secrets.keySet())) {
        throw new BadInputException(
            "credential '%s' has %s, not %s".formatted(name, all.keySet(), secrets.keySet()));
      }
      all.putAll(secrets);
      var next = entry.sealedAs(entry.id().isEmpty() ? newId() : entry.id(), entry.version() + 1);
      seal(sheet, next, all);
      files.save(sheet);
      return next;
    });
  }

  /// Seals everything with another key. It is done whole or not at all, also when it is cut off.
  ///
  /// @param source where that key is, in words of [KeySources], or null: where it is now
  /// @return how many secrets there are
  public int rotateKey(@Nullable String source) {
    return files.alone(() -> {
      var sheet = files.load();
      var old = sheet.nothingSealed() ? null : new Sealing(keys.key(sheet));
      var entries = sheet.entries();
      var next = new Sealing(keys.next(sheet, source == null ? sheet.keySource() : source));
      int secrets = 0;
      for (var entry : entries) {
        for (var sealed : sheet.sealed(entry).entrySet()) {
          var binding = entry.binding(sealed.getKey());
          if (old != null) {
            sheet.seal(entry, sealed.getKey(), old.rewrap(sealed.getValue(), binding, next));
          }
          secrets++;
        }
      }
      files.save(sheet);
      keys.settle(sheet);
      return secrets;
    });
  }

  /// @return whether there was one
  public boolean remove(String name) {
    if (files.load().entries().isEmpty()) {
      return false;
    }
    return files.alone(() -> {
      var sheet = files.load();
      boolean removed = sheet.remove(name);
      if (removed) {
        files.save(sheet);
      }
      return removed;
    });
  }

  /// The vault as it is now, for a connector's use; its key is asked for when a secret is.
  OpenVault open() {
    return new OpenVault(files.load(), keys);
  }

  /// Reads a comma-separated list of CIDRs.
  ///
  /// @throws IllegalArgumentException when one is not
  public static List<Cidr> scope(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).map(Cidr::parse).toList();
  }

  /// @throws BadInputException when there is none of that name
  public VaultEntry named(String name) {
    return named(List.of(name)).getFirst();
  }

  private static VaultEntry in(VaultSheet sheet, String name) {
    return sheet.entries().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadInputException("there is no credential '" + name + "'"));
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
