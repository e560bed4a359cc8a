package org.cadastre.settings;

import java.time.Duration;
import java.util.regex.Pattern;

/// Durations as people write them.
public final class Durations {
  private static final Pattern SIMPLE = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private Durations() {}

  /// Reads `500ms`, `30s`, `15m`, `36h`, `7d`.
  ///
  /// @throws IllegalArgumentException on anything else
  public static Duration parse(String text) {
    var matcher = SIMPLE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a duration (500ms, 30s, 15m, 36h, 7d): " + text);
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
