package org.cadastre.core.net;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/// Numbers to addresses, and addresses to the one text by which they are known.
public final class Addresses {
  private Addresses() {}

  static InetAddress of(BigInteger number, int bits) {
    var bytes = new byte[bits / 8];
    var raw = number.toByteArray();
    int length = Math.min(raw.length, bytes.length);
    System.arraycopy(raw, raw.length - length, bytes, bytes.length - length, length);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address of " + bits + " bits", e);
    }
  }

  static String text(BigInteger number, int bits) {
    return text(of(number, bits));
  }

  /// The address as RFC 5952 writes it, so that one address has one spelling; without a scope.
  public static String text(InetAddress address) {
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
