package org.cadastre.runtime;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadastre.core.net.Cidr;
import org.cadastre.runtime.custody.Custody;

/// A credential as the vault lists it: all but its secrets.
///
/// @param user empty where the kind has none
/// @param authProtocol SNMPv3 only, else empty
/// @param privacyProtocol SNMPv3 only, else empty
/// @param settings of an account's credential: what is no secret, by name
/// @param id unlike any other entry's, also of one that had its name before; empty before it is
///   sealed, and in vaults of old
/// @param version counts its secrets; 0 before it is sealed, and in vaults of old
public record VaultEntry(
    String name,
    Kind kind,
    List<Cidr> scope,
    String user,
    String authProtocol,
    String privacyProtocol,
    SortedMap<String, String> settings,
    String id,
    int version) {
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
      String privacyProtocol,
      SortedMap<String, String> settings) {
    this(name, kind, scope, user, authProtocol, privacyProtocol, settings, "", 0);
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

  VaultEntry sealedAs(String newId, int newVersion) {
    return new VaultEntry(
        name, kind, scope, user, authProtocol, privacyProtocol, settings, newId, newVersion);
  }

  /// As it is lent. A community that is not right goes unanswered, which refuses nothing; an
  /// account's API may deny for many reasons. Neither locks anybody out.
  public Custody.Loan loan() {
    boolean ssh = kind.protocol().equals("ssh");
    return new Custody.Loan(name, id, version, ssh || kind == Kind.SNMP_V3, ssh);
  }

  /// What a secret is bound to: stored under another of these it does not open.
  String binding(String role) {
    if (version == 0) {
      var binding = name + "|" + kind.word() + "|" + scope + "|" + user;
      return (settings.isEmpty() ? binding : binding + "|" + settings) + "|" + role;
    }
    var bound = new StringBuilder("cadastre vault 2");
    var parts =
        List.of(
            id,
            Integer.toString(version),
            name,
            kind.word(),
            scope.toString(),
            user,
            authProtocol,
            privacyProtocol,
            settings.toString(),
            role);
    parts.forEach(part -> bound.append('|').append(part.length()).append(':').append(part));
    return bound.toString();
  }
}
