package org.cadastre.core.probe;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a protocol lets itself be opened with. Scoping is done before one gets here.
public sealed interface Credential {
  /// Its name in the vault; may be shown and recorded.
  String name();

  /// SNMP version 1.
  record SnmpV1(String name, Secret community) implements Credential {}

  /// SNMP version 2c.
  record SnmpV2c(String name, Secret community) implements Credential {}

  /// SNMP version 3, user-based security.
  ///
  /// @param authProtocol `SHA-1`, `SHA-224` … `SHA-512`, or `auto` to find out which the agent
  ///   takes
  /// @param authentication null for noAuthNoPriv
  /// @param privacyProtocol `AES-128`, `AES-192`, `AES-256` (`-3DES` for Cisco's key extension), or
  ///   `auto`
  /// @param privacy null for authNoPriv
  record SnmpV3(
      String name,
      String user,
      String authProtocol,
      @Nullable Secret authentication,
      String privacyProtocol,
      @Nullable Secret privacy)
      implements Credential {}

  /// A private key.
  ///
  /// @param key the key file's text: OpenSSH or PEM
  /// @param passphrase null when the key is not encrypted
  record SshKey(String name, String user, Secret key, @Nullable Secret passphrase)
      implements Credential {}

  /// A password.
  record SshPassword(String name, String user, Secret password) implements Credential {}

  /// What an account's API is opened with.
  ///
  /// @param protocol `aws`, `azure`
  /// @param settings what is no secret, by name: a profile, a role to take on, a tenant
  /// @param secrets by name; empty when the provider's own chain of credentials is to be used
  record ApiAccount(
      String name, String protocol, Map<String, String> settings, Map<String, Secret> secrets)
      implements Credential {
    public ApiAccount {
      settings = Map.copyOf(settings);
      secrets = Map.copyOf(secrets);
    }
  }
}
