package org.cadastre.probes.snmp;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Tells engine identities (RFC 3411, SnmpEngineID) from those that many agents share because
/// nobody set them.
final class EngineIds {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 32;
  private static final int FORMAT = 4;
  private static final int FORMAT_IPV4 = 1;

  private EngineIds() {}

  /// In hexadecimal; empty when it is none or identifies nothing.
  static Optional<String> identifying(Variable variable) {
    var id = variable.octets();
    if (id.length < SHORTEST || id.length > LONGEST) {
      return Optional.empty();
    }
    boolean structured = id[0] < 0;
    var own = Arrays.copyOfRange(id, structured ? FORMAT + 1 : FORMAT, id.length);
    boolean junk = uniform(own) || (structured && id[FORMAT] == FORMAT_IPV4 && !telling(own));
    return junk ? Optional.empty() : Optional.of(HexFormat.of().formatHex(id));
  }

  private static boolean uniform(byte[] bytes) {
    for (byte b : bytes) {
      if (b != bytes[0] || (b != 0 && b != -1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean telling(byte[] address) {
    return IpText.address(address).filter(IpText::telling).isPresent();
  }
}
