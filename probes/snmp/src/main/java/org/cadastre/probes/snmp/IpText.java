package org.cadastre.probes.snmp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/// Reads the addresses that stand in table indexes.
final class IpText {
  private IpText() {}

  /// An address out of the numbers of an index; empty when they are none.
  static Optional<InetAddress> address(List<String> octets) {
    var bytes = new byte[octets.size()];
    for (int i = 0; i < bytes.length; i++) {
      long octet = Long.parseLong(octets.get(i));
      if (octet > 255) {
        return Optional.empty();
      }
      bytes[i] = (byte) octet;
    }
    return address(bytes);
  }

  static Optional<InetAddress> address(byte[] bytes) {
    try {
      return bytes.length == 4 || bytes.length == 16
          ? Optional.of(InetAddress.getByAddress(bytes))
          : Optional.empty();
    } catch (UnknownHostException _) {
      return Optional.empty();
    }
  }

  /// One that tells this device from others: not loopback, link-local, multicast or unspecified.
  static boolean telling(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isAnyLocalAddress()
        && !address.isMulticastAddress();
  }
}
