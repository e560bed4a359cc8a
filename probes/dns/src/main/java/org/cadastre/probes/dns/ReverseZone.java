package org.cadastre.probes.dns;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.StringJoiner;

/// Where the name of an address is registered: `7.0.0.10.in-addr.arpa` (RFC 1035), nibble by nibble
/// under `ip6.arpa` (RFC 3596).
final class ReverseZone {
  private static final int V4_BYTES = 4;

  private ReverseZone() {}

  static String name(InetAddress address) {
    var bytes = address.getAddress();
    var labels = new StringJoiner(".");
    for (int i = bytes.length - 1; i >= 0; i--) {
      if (bytes.length == V4_BYTES) {
        labels.add(String.valueOf(Byte.toUnsignedInt(bytes[i])));
      } else {
        var hex = HexFormat.of().toHexDigits(bytes[i]);
        labels.add(hex.substring(1)).add(hex.substring(0, 1));
      }
    }
    return labels.add(bytes.length == V4_BYTES ? "in-addr.arpa" : "ip6.arpa").toString();
  }
}
