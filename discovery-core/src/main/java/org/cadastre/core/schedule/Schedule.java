package org.cadastre.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/// That a scan is to run by itself, and when.
///
/// @param name letters, digits, `.`, `_` and `-`
/// @param scan the name of a scan in the settings
/// @param windows only within one of these; at any time where there are none
/// @param zone whose clocks cron expression and windows mean
/// @param jitter each run begins up to this much later, so that not all begin at once
/// @param calendar the name of a calendar in the settings on whose days nothing runs; or empty
/// @param since when it was made
public record Schedule(
    String name,
    String scan,
    Timing timing,
    List<Window> windows,
    ZoneId zone,
    Duration jitter,
    Misfire misfire,
    String calendar,
    boolean paused,
    Instant since) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Duration MOST_JITTER = Duration.ofHours(12);

  public Schedule {
    windows = List.copyOf(windows);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name: up to 64 letters, digits, '.', '_' and '-'");
    }
    if (jitter.isNegative() || jitter.compareTo(MOST_JITTER) > 0) {
      throw new IllegalArgumentException("a jitter is at most 12 hours, not " + jitter);
    }
  }

  public Schedule paused(boolean now) {
    return new Schedule(name, scan, timing, windows, zone, jitter, misfire, calendar, now, since);
  }
}
