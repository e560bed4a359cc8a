package org.cadastre.imports;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Observation times as files write them.
final class Times {
  /// Clocks differ; who claims to have seen what is yet to come is wrong.
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private Times() {}

  /// @throws IllegalArgumentException when it is no instant
  static Instant iso(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + Shown.of(text) + "' is no time with its zone, such as 2026-01-31T08:45:00Z", e);
    }
  }

  static boolean passed(Instant time, Instant now) {
    return !time.isAfter(now.plus(CLOCK_SKEW));
  }

  /// @throws IllegalArgumentException when it has not come yet
  static Instant past(Instant time, Instant now) {
    if (!passed(time, now)) {
      throw new IllegalArgumentException("observed at " + time + ", which is yet to come");
    }
    return time;
  }
}
