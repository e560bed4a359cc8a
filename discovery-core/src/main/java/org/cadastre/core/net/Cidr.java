package org.cadastre.core.net;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// A block of addresses, or a single one.
///
/// @param base the first address, as its bytes read as a number
/// @param bits 32 for IPv4, 128 for IPv6
/// @param prefix how many leading bits are fixed
public record Cidr(BigInteger base, int bits, int prefix) {
  private static final int V4_BITS = 32;
  private static final int MAPPED_BITS = 96;
  private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /// Reads `10.0.0.0/8`, `10.0.0.1`, `fd00::/64`. Bits below the prefix are ignored.
  ///
  /// @throws IllegalArgumentException saying what is wrong with the text
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    var address = slash < 0 ? text : text.substring(0, slash);
    var bytes =
        literal(address)
            .orElseThrow(() -> new IllegalArgumentException("not an address or CIDR: " + text))
            .getAddress();
    int bits = bytes.length * 8;
    int prefix = slash < 0 ? bits : prefix(text, text.substring(slash + 1), bits, address);
    var number = new BigInteger(1, bytes);
    return new Cidr(number.shiftRight(bits - prefix).shiftLeft(bits - prefix), bits, prefix);
  }

  /// An IPv4 address spelt as one of IPv6 (`::ffff:10.0.0.0/120`) has 96 bits before it.
  private static int prefix(String whole, String text, int bits, String address) {
    int before = bits == V4_BITS && address.contains(":") ? MAPPED_BITS : 0;
    int prefix = text.matches("\\d{1,3}") ? Integer.parseInt(text) - before : -1;
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException(
          "the prefix of %s is not between %d and %d".formatted(whole, before, before + bits));
    }
    return prefix;
  }

  /// The address that a text spells, without ever asking a name server; empty for names.
  public static Optional<InetAddress> literal(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  public boolean contains(InetAddress address) {
    var bytes = address.getAddress();
    return bytes.length * 8 == bits
        && new BigInteger(1, bytes)
            .shiftRight(bits - prefix)
            .equals(base.shiftRight(bits - prefix));
  }

  /// How many addresses it holds.
  public BigInteger size() {
    return BigInteger.ONE.shiftLeft(bits - prefix);
  }

  @Override
  public String toString() {
    var address = Addresses.text(base, bits);
    return prefix == bits ? address : address + "/" + prefix;
  }
}
