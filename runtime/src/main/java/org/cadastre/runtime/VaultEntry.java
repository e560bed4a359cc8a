package org.cadastre.runtime;

import java.util.List;
import java.util.Locale;
import org.cadastre.core.net.Cidr;

/// A credential as the vault lists it: all but its secrets.
///
/// @param user empty where the kind has none
/// @param authProtocol SNMPv3 only, else empty
/// @param privacyProtocol SNMPv3 only, else empty
public record VaultEntry(
    String name,
    Kind kind,
    List<Cidr> scope,
    String user,
    String authProtocol,
    String privacyProtocol) {
  public VaultEntry {
    scope = List.copyOf(scope);
  }

  /// What a credential opens, and by what means.
  public enum Kind {
    SNMP_V1("snmp"),
    SNMP_V2C("snmp"),
    SNMP_V3("snmp"),
    SSH_KEY("ssh"),
    SSH_PASSWORD("ssh");

    private final String protocol;

    Kind(String protocol) {
      this.protocol = protocol;
    }

    public String protocol() {
      return protocol;
    }

    /// As it is written: `snmp-v2c`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// What the secrets are bound to: stored under another of these they do not open.
  String binding() {
    return name + "|" + kind.word() + "|" + scope + "|" + user;
  }
}
