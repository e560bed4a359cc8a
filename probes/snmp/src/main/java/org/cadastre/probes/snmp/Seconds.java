package org.cadastre.probes.snmp;

import java.math.BigDecimal;
import java.time.Duration;

/// Writes durations as operators read them: `2 s`, `0.3 s`.
final class Seconds {
  private Seconds() {}

  static String text(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }
}
