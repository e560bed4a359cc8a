package org.cadastre.core.net;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// Addresses from one to another, both included.
public record AddressRange(BigInteger first, BigInteger last, int bits)
    implements Iterable<InetAddress> {

  /// Reads `10.0.0.0/24`, `10.0.0.1`, `10.0.0.1-10.0.0.20`, `10.0.0.1-20`, `fd00::/120`,
  /// `fd00::1-fd00::9`, and IPv6 addresses in brackets.
  ///
  /// @throws IllegalArgumentException saying what is wrong with the text
  public static AddressRange parse(String written) {
    var text = written.replace("[", "").replace("]", "");
    int dash = text.indexOf('-');
    return dash < 0 ? of(Cidr.parse(text)) : span(text, dash);
  }

  private static AddressRange span(String text, int dash) {
    var from = text.substring(0, dash);
    var to = text.substring(dash + 1);
    if (to.matches("\\d{1,3}") && from.contains(".")) {
      to = from.substring(0, from.lastIndexOf('.') + 1) + to;
    }
    var first = Cidr.parse(from);
    var last = Cidr.parse(to);
    if (first.bits() != last.bits() || first.base().compareTo(last.base()) > 0) {
      throw new IllegalArgumentException("not a range from a lower to a higher address: " + text);
    }
    return new AddressRange(first.base(), last.base(), first.bits());
  }

  public static AddressRange of(Cidr cidr) {
    return new AddressRange(
        cidr.base(), cidr.base().add(cidr.size()).subtract(BigInteger.ONE), cidr.bits());
  }

  public static AddressRange of(InetAddress address) {
    return of(Cidr.parse(Addresses.text(address)));
  }

  /// Whether a text begins like an address, so that it is no name to resolve.
  public static boolean looksLike(String text) {
    return text.matches("[0-9.]+([/-].*)?") || text.contains(":");
  }

  public boolean contains(InetAddress address) {
    var bytes = address.getAddress();
    var number = new BigInteger(1, bytes);
    return bytes.length * 8 == bits && number.compareTo(first) >= 0 && number.compareTo(last) <= 0;
  }

  /// How many addresses it holds.
  public BigInteger size() {
    return last.subtract(first).add(BigInteger.ONE);
  }

  public boolean single() {
    return first.equals(last);
  }

  @Override
  public Iterator<InetAddress> iterator() {
    return new Iterator<>() {
      private BigInteger next = first;

      @Override
      public boolean hasNext() {
        return next.compareTo(last) <= 0;
      }

      @Override
      public InetAddress next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        var address = Addresses.of(next, bits);
        next = next.add(BigInteger.ONE);
        return address;
      }
    };
  }

  @Override
  public String toString() {
    return single()
        ? Addresses.text(first, bits)
        : Addresses.text(first, bits) + "-" + Addresses.text(last, bits);
  }
}
