package org.cadastre.core.ci;

import java.time.Duration;
import java.time.Instant;

/// Tells times that are yet to come from those of clocks that differ a little. Nobody has seen what
/// is yet to come: a clock was wrong.
public final class Ahead {
  public static final Duration TOLERATED = Duration.ofMinutes(5);

  private Ahead() {}

  public static boolean of(Instant time, Instant now) {
    return time.isAfter(now.plus(TOLERATED));
  }
}
