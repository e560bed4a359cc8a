package org.cadastre.probes.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Times as AWS writes them: ISO 8601, or seconds since 1970.
final class Times {
  private Times() {}

  /// In one spelling; empty when it is no time.
  static String iso(String said) {
    try {
      if (said.matches("\\d{9,11}(\\.\\d+)?([eE]\\d+)?") || said.matches("\\d\\.\\d+[eE]9")) {
        return Instant.ofEpochSecond((long) Double.parseDouble(said)).toString();
      }
      return said.isEmpty() ? "" : OffsetDateTime.parse(zoned(said)).toInstant().toString();
    } catch (DateTimeException _) {
      return "";
    }
  }

  /// Some services write `+0000` without a colon.
  private static String zoned(String said) {
    return said.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
  }
}
