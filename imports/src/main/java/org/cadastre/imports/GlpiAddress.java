package org.cadastre.imports;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cadastre.core.net.Addresses;
import org.cadastre.core.net.Cidr;

/// Addresses of an inventory in our spelling.
final class GlpiAddress {
  private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");

  private GlpiAddress() {}

  /// Empty for what is none, or none in particular.
  static Optional<String> mac(Optional<String> said) {
    return said.map(text -> text.toLowerCase(Locale.ROOT).replace('-', ':'))
        .filter(text -> MAC.matcher(text).matches())
        .filter(text -> !text.matches("(00:){5}00|(ff:){5}ff"));
  }

  /// Given by software, not by a manufacturer.
  static boolean local(String mac) {
    return (Integer.parseInt(mac.substring(0, 2), 16) & 2) != 0;
  }

  static Optional<String> reachable(Optional<String> said) {
    return said.flatMap(Cidr::literal).filter(GlpiAddress::unicast).map(Addresses::text);
  }

  private static boolean unicast(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isAnyLocalAddress()
        && !address.isMulticastAddress();
  }

  static Optional<String> withPrefix(Optional<String> address, Optional<String> mask) {
    var ip = address.flatMap(Cidr::literal);
    var bits = mask.flatMap(Cidr::literal);
    if (ip.isEmpty()
        || bits.isEmpty()
        || ip.get().getAddress().length != bits.get().getAddress().length) {
      return Optional.empty();
    }
    return prefix(bits.get()).map(prefix -> Addresses.text(ip.get()) + "/" + prefix);
  }

  private static Optional<Integer> prefix(InetAddress mask) {
    var bytes = mask.getAddress();
    var number = new BigInteger(1, bytes);
    int ones = number.bitCount();
    var contiguous =
        BigInteger.ONE.shiftLeft(ones).subtract(BigInteger.ONE).shiftLeft(bytes.length * 8 - ones);
    return number.equals(contiguous) ? Optional.of(ones) : Optional.empty();
  }
}
