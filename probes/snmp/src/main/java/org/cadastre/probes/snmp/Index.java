package org.cadastre.probes.snmp;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// The numbers by which a row of a table is told (RFC 2578, section 7.7).
final class Index {
  private static final Pattern DOT = Pattern.compile("\\.");
  private static final int LONGEST_NUMBER = 10;

  private final long[] numbers;

  private Index(long[] numbers) {
    this.numbers = numbers;
  }

  /// Empty when a part is no number that fits into 32 bits.
  static Optional<Index> of(String text) {
    var parts = DOT.split(text, -1);
    var numbers = new long[parts.length];
    for (int i = 0; i < parts.length; i++) {
      var part = parts[i];
      if (part.isEmpty()
          || part.length() > LONGEST_NUMBER
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.empty();
      }
      numbers[i] = Long.parseLong(part);
    }
    return Optional.of(new Index(numbers));
  }

  int size() {
    return numbers.length;
  }

  /// @param place from 0
  long at(int place) {
    return numbers[place];
  }

  /// The numbers of a range as octets; empty when there are not as many, or one is none.
  Optional<byte[]> octets(int from, int length) {
    if (from < 0 || length < 0 || from + length > numbers.length) {
      return Optional.empty();
    }
    var octets = new byte[length];
    for (int i = 0; i < length; i++) {
      if (numbers[from + i] > 255) {
        return Optional.empty();
      }
      octets[i] = (byte) numbers[from + i];
    }
    return Optional.of(octets);
  }

  /// An address written as its length and its octets.
  Optional<InetAddress> address(int from) {
    return from < numbers.length && numbers[from] <= 16
        ? octets(from + 1, (int) numbers[from]).flatMap(IpText::address)
        : Optional.empty();
  }

  /// The first numbers as an index writes them.
  String prefix(int length) {
    var text = new StringBuilder();
    Arrays.stream(numbers, 0, length)
        .forEach(n -> text.append(text.isEmpty() ? "" : ".").append(n));
    return text.toString();
  }
}
