package org.cadastre.probes.snmp;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.security.nonstandard.PrivAES192With3DESKeyExtension;
import org.snmp4j.security.nonstandard.PrivAES256With3DESKeyExtension;

/// The protocols of the user-based security model that we speak: RFC 3414 (SHA-1), RFC 7860
/// (SHA-2), RFC 3826 (AES-128) and the drafts that vendors follow for longer keys. MD5 and DES are
/// not offered.
final class UsmProtocols {
  static final String AUTO = "auto";

  /// The order in which `auto` tries.
  private static final List<String> AUTHENTICATION =
      List.of("SHA-256", "SHA-512", "SHA-1", "SHA-384", "SHA-224");

  private static final List<String> PRIVACY =
      List.of("AES-128", "AES-256", "AES-192", "AES-256-3DES", "AES-192-3DES");

  private static final Map<String, AuthenticationProtocol> BY_AUTHENTICATION =
      Map.of(
          "SHA-1", new AuthSHA(),
          "SHA-224", new AuthHMAC128SHA224(),
          "SHA-256", new AuthHMAC192SHA256(),
          "SHA-384", new AuthHMAC256SHA384(),
          "SHA-512", new AuthHMAC384SHA512());

  private static final Map<String, PrivacyProtocol> BY_PRIVACY =
      Map.of(
          "AES-128", new PrivAES128(),
          "AES-192", new PrivAES192(),
          "AES-256", new PrivAES256(),
          "AES-192-3DES", new PrivAES192With3DESKeyExtension(),
          "AES-256-3DES", new PrivAES256With3DESKeyExtension());

  private UsmProtocols() {}

  /// The names to try, in order; empty when the name is not one of ours.
  static List<String> authentication(String name) {
    return choices(name, AUTHENTICATION);
  }

  static List<String> privacy(String name) {
    return choices(name, PRIVACY);
  }

  /// @param name one that [#authentication] gave
  static AuthenticationProtocol authenticator(String name) {
    return known(BY_AUTHENTICATION.get(name), name);
  }

  /// @param name one that [#privacy] gave
  static PrivacyProtocol cipher(String name) {
    return known(BY_PRIVACY.get(name), name);
  }

  private static List<String> choices(String name, List<String> all) {
    if (name.equals(AUTO)) {
      return all;
    }
    return all.contains(name) ? List.of(name) : List.of();
  }

  private static <T> T known(@Nullable T protocol, String name) {
    if (protocol == null) {
      throw new IllegalArgumentException("not a protocol of ours: " + name);
    }
    return protocol;
  }
}
