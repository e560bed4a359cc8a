package org.cadastre.runtime;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadastre.core.net.Cidr;

/// A credential as the vault lists it: all but its secrets.
///
/// @param user empty where the kind has none
/// @param authProtocol SNMPv3 only, else empty
/// @param privacyProtocol SNMPv3 only, else empty
/// @param settings of an account's credential: what is no secret, by name
public record VaultEntry(
    String name,
    Kind kind,
    List<Cidr> scope,
    String user,
    String authProtocol,
    String privacyProtocol,
    SortedMap<String, String> settings) {
  /// The setting that names accounts, with commas between.
  public static final String ACCOUNTS = "accounts";

  public VaultEntry {
    scope = List.copyOf(scope);
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  public VaultEntry(
      String name,
      Kind kind,
      List<Cidr> scope,
      String user,
      String authProtocol,
      String privacyProtocol) {
    this(name, kind, scope, user, authProtocol, privacyProtocol, new TreeMap<>());
  }

  /// Whether it may be used for that account; one that names none is of whatever account the
  /// provider says, and the provider is all that ever sees it.
  boolean opens(String account) {
    var accounts = accounts();
    return accounts.isEmpty() || accounts.stream().anyMatch(account::equalsIgnoreCase);
  }

  /// The accounts that it names.
  public List<String> accounts() {
    var accounts = settings.getOrDefault(ACCOUNTS, "");
    return accounts.isEmpty() ? List.of() : List.of(accounts.split(",", -1));
  }

  /// What a credential opens, and by what means.
  public enum Kind {
    SNMP_V1("snmp"),
    SNMP_V2C("snmp"),
    SNMP_V3("snmp"),
    SSH_KEY("ssh"),
    SSH_PASSWORD("ssh"),
    AWS("aws"),
    AZURE("azure");

    private final String protocol;

    Kind(String protocol) {
      this.protocol = protocol;
    }

    public String protocol() {
      return protocol;
    }

    /// Whether it opens accounts, not addresses.
    public boolean ofAccounts() {
      return Protocols.ACCOUNTS.contains(protocol);
    }

    /// As it is written: `snmp-v2c`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// What the secrets are bound to: stored under another of these they do not open.
  String binding() {
    var binding = name + "|" + kind.word() + "|" + scope + "|" + user;
    return settings.isEmpty() ? binding : binding + "|" + settings;
  }
}
