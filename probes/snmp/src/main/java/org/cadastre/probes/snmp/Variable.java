package org.cadastre.probes.snmp;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.net.Cidr;

/// A variable as a transcript holds it.
///
/// @param tag as written: `4`, `4x`, `2`
/// @param exchange where in the transcript, from 0
record Variable(String tag, String raw, int exchange) {
  private static final int LONGEST_TEXT = 4096;
  private static final int LONGEST_NUMBER = 20;

  /// Octets as they came over the wire.
  byte[] octets() {
    if (!tag.endsWith("x")) {
      return raw.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return HexFormat.of().parseHex(raw);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  /// What a person would read, without trailing NULs and white space.
  String text() {
    var text = tag.startsWith("4") && tag.endsWith("x") ? Answer.decode(octets()) : raw;
    int end = Math.min(text.length(), LONGEST_TEXT);
    while (end > 0 && text.charAt(end - 1) <= ' ') {
      end--;
    }
    int start = 0;
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    return text.substring(start, end);
  }

  /// Empty when it is no whole number that fits.
  OptionalLong number() {
    var digits = raw.strip();
    if (digits.isEmpty() || digits.length() > LONGEST_NUMBER) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(digits));
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  /// An IpAddress (tag 64, as text or hexadecimal).
  Optional<InetAddress> ipv4() {
    return tag.endsWith("x") ? IpText.address(octets()) : Cidr.literal(raw.strip());
  }

  /// The first line of the text: fixed-length fields are often padded with what was there before.
  String line() {
    var text = text();
    int end = 0;
    while (end < text.length() && text.charAt(end) >= ' ') {
      end++;
    }
    return text.substring(0, end).strip();
  }

  /// The text, unless there is none.
  Optional<String> said() {
    var text = text();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
