package org.cadastre.cmdb.sql;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Times as the tables hold them: microseconds, finer parts cut off, what lies beyond 290,000 years
/// brought back to there.
final class Micros {
  private static final long PER_SECOND = 1_000_000;
  private static final long LAST_SECOND = Long.MAX_VALUE / PER_SECOND - 1;

  private Micros() {}

  static long of(Instant instant) {
    return of(instant.getEpochSecond(), instant.getNano());
  }

  static @Nullable Long ofNullable(@Nullable Instant instant) {
    return instant == null ? null : of(instant);
  }

  static long of(Duration duration) {
    return of(duration.getSeconds(), duration.getNano());
  }

  private static long of(long seconds, int nanos) {
    return Math.clamp(seconds, -LAST_SECOND, LAST_SECOND) * PER_SECOND + nanos / 1_000;
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000);
  }

  static @Nullable Instant instantOrNull(@Nullable Long micros) {
    return micros == null ? null : instant(micros);
  }

  static Duration duration(long micros) {
    return Duration.ofSeconds(
        Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000);
  }
}
