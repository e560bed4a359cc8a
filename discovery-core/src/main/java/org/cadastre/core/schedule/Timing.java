package org.cadastre.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// How often something is due, before windows and blackouts have their say.
public sealed interface Timing {
  /// The first time that is later than that.
  ///
  /// @param since when the schedule was made; what recurs is counted from there
  Optional<Instant> after(Instant moment, Instant since, ZoneId zone);

  /// At the minutes that a cron expression names, on the clocks of the schedule's zone.
  record Cron(CronExpression expression) implements Timing {
    @Override
    public Optional<Instant> after(Instant moment, Instant since, ZoneId zone) {
      return expression.after(moment, zone);
    }

    @Override
    public String toString() {
      return "cron " + expression;
    }
  }

  /// Again and again after the same time.
  record Every(Duration span) implements Timing {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    public Every {
      if (span.compareTo(SHORTEST) < 0 || span.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "a schedule recurs after 1 minute to 366 days, not " + span);
      }
    }

    @Override
    public Optional<Instant> after(Instant moment, Instant since, ZoneId zone) {
      if (moment.isBefore(since)) {
        return Optional.of(since.plus(span));
      }
      long times = Duration.between(since, moment).dividedBy(span);
      return Optional.of(since.plus(span.multipliedBy(times + 1)));
    }

    @Override
    public String toString() {
      return "every " + span;
    }
  }
}
