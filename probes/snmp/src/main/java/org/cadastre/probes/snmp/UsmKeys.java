package org.cadastre.probes.snmp;

import org.jspecify.annotations.Nullable;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivacyProtocol;

/// A user's keys, localised to one engine (RFC 3414, section 2.6).
final class UsmKeys {
  /// noAuthNoPriv.
  static final UsmKeys NONE = new UsmKeys(null, new byte[0], null, new byte[0]);

  final @Nullable AuthenticationProtocol authenticator;
  final byte[] authenticationKey;
  final @Nullable PrivacyProtocol cipher;
  final byte[] privacyKey;

  UsmKeys(
      @Nullable AuthenticationProtocol authenticator,
      byte[] authenticationKey,
      @Nullable PrivacyProtocol cipher,
      byte[] privacyKey) {
    this.authenticator = authenticator;
    this.authenticationKey = authenticationKey;
    this.cipher = cipher;
    this.privacyKey = privacyKey;
  }
}
