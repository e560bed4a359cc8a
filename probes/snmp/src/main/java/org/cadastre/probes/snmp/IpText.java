package org.cadastre.probes.snmp;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the addresses that stand in table indexes and writes addresses as RFC 5952 wants them.
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

  static String text(InetAddress address) {
    if (address instanceof Inet4Address) {
      return address.getHostAddress();
    }
    var groups = groups(address.getAddress());
    int[] gap = longestZeros(groups);
    if (gap[1] < 2) {
      return String.join(":", groups);
    }
    return String.join(":", groups.subList(0, gap[0]))
        + "::"
        + String.join(":", groups.subList(gap[0] + gap[1], groups.size()));
  }

  private static List<String> groups(byte[] bytes) {
    var groups = new ArrayList<String>();
    for (int i = 0; i < bytes.length; i += 2) {
      groups.add(Integer.toHexString(((bytes[i] & 255) << 8) | (bytes[i + 1] & 255)));
    }
    return groups;
  }

  /// Where the first longest run of zero groups starts, and its length.
  private static int[] longestZeros(List<String> groups) {
    int[] best = {0, 0};
    int length = 0;
    for (int i = 0; i < groups.size(); i++) {
      length = groups.get(i).equals("0") ? length + 1 : 0;
      if (length > best[1]) {
        best = new int[] {i - length + 1, length};
      }
    }
    return best;
  }
}
