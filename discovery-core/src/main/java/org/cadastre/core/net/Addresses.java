package org.cadastre.core.net;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Numbers to addresses, and addresses to the one text by which they are known.
public final class Addresses {
  private static final int V4_BYTES = 4;
  private static final int V4_BITS = 32;
  private static final int V6_BITS = 128;

  /// `64:ff9b::/96`.
  private static final BigInteger TRANSLATED = BigInteger.valueOf(0x64ff9bL).shiftLeft(96);

  /// `2002::/16`.
  private static final int TUNNEL = 0x2002;

  private static final int TUNNEL_BITS = 16;

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

  /// The address, and the others by which a packet comes to the same host: an IPv4 address within
  /// one of IPv6 (compatible, RFC 4291 section 2.5.5.1; translated, RFC 6052; tunnelled, RFC 3056),
  /// and an IPv4 address as a translator spells it. Mapped ones are IPv4 addresses from the start.
  public static Stream<InetAddress> spellings(InetAddress address) {
    var bytes = address.getAddress();
    return Stream.concat(
        Stream.of(address),
        bytes.length == V4_BYTES
            ? Stream.of(of(new BigInteger(1, bytes).add(TRANSLATED), V6_BITS))
            : embedded(new BigInteger(1, bytes)));
  }

  private static Stream<InetAddress> embedded(BigInteger number) {
    var last = number.mod(BigInteger.ONE.shiftLeft(V4_BITS));
    boolean compatible = number.equals(last) && number.compareTo(BigInteger.ONE) > 0;
    boolean translated = number.subtract(last).equals(TRANSLATED);
    boolean tunnelled = number.shiftRight(V6_BITS - TUNNEL_BITS).intValue() == TUNNEL;
    var inTunnel = number.shiftRight(V6_BITS - TUNNEL_BITS - V4_BITS);
    return Stream.concat(
        compatible || translated ? Stream.of(of(last, V4_BITS)) : Stream.empty(),
        tunnelled
            ? Stream.of(of(inTunnel.mod(BigInteger.ONE.shiftLeft(V4_BITS)), V4_BITS))
            : Stream.empty());
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
