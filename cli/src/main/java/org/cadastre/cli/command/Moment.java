package org.cadastre.cli.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.cadastre.runtime.BadInputException;

/// Times as people write them.
final class Moment {
  private static final Pattern AGO = Pattern.compile("-?(\\d{1,6}) ?(s|m|h|d|w)( ago)?");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  private Moment() {}

  /// When something was so: `2026-01-31T08:45:00Z`, with any offset; a date (`2026-01-31`, `today`,
  /// `yesterday`: the end of that day in UTC); `2d ago` or `-2d` (seconds, minutes, hours, days,
  /// weeks); `now`. Of today, the end is now.
  ///
  /// @throws BadInputException on anything else, and on what has yet to come
  static Instant parse(String text, Instant now) {
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    var at = read(text, now, day -> day.equals(today) ? now : end(day));
    if (at.isAfter(now)) {
      throw new BadInputException("'%s' has yet to come".formatted(text));
    }
    return at;
  }

  /// When something begins: the same words, but of a date the beginning of that day in UTC. It may
  /// have yet to come.
  ///
  /// @throws BadInputException on anything else
  static Instant beginning(String text, Instant now) {
    return read(text, now, Moment::begin);
  }

  private static Instant read(String text, Instant now, Function<LocalDate, Instant> ofDay) {
    var words = text.strip();
    if (words.equals("now")) {
      return now;
    }
    var day = day(words, now);
    if (day.isPresent()) {
      return ofDay.apply(day.get());
    }
    var ago = AGO.matcher(words);
    if (ago.matches() && (words.startsWith("-") || ago.group(3) != null)) {
      return now.minus(duration(Long.parseLong(ago.group(1)), ago.group(2)));
    }
    try {
      return OffsetDateTime.parse(words).toInstant();
    } catch (DateTimeException _) {
      throw new BadInputException(
          "'%s' is not a time: 2026-01-31T08:45:00Z, 2026-01-31, '2d ago', -12h, yesterday, now"
              .formatted(text));
    }
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant end(LocalDate day) {
    return begin(day).plus(DAY).minus(MICROSECOND);
  }

  private static Optional<LocalDate> day(String words, Instant now) {
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (words.equals("today")) {
      return Optional.of(today);
    }
    if (words.equals("yesterday")) {
      return Optional.of(today.minusDays(1));
    }
    try {
      return Optional.of(LocalDate.parse(words));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Duration duration(long number, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "w" -> Duration.ofDays(7 * number);
      default -> Duration.ofDays(number);
    };
  }
}
