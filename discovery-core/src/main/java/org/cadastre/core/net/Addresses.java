package org.cadastre.core.net;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Numbers to addresses and back.
final class Addresses {
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
    return of(number, bits).getHostAddress();
  }
}
