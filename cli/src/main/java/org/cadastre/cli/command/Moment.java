package org.cadastre.cli.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cadastre.runtime.BadInputException;

/// Times as people write them.
final class Moment {
  private static final Pattern AGO = Pattern.compile("-?(\\d{1,6}) ?(s|m|h|d|w)( ago)?");
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  private Moment() {}

  /// Reads `2026-01-31T08:45:00Z`, with any offset; a date (`2026-01-31`, `today`, `yesterday`: the
  /// end of that day in UTC); `2d ago` or `-2d` (seconds, minutes, hours, days, weeks); `now`. Of
  /// today, the end is now.
  ///
  /// @throws BadInputException on anything else, and on what has yet to come
  static Instant parse(String text, Instant now) {
    var words = text.strip();
    var day = day(words, now);
    if (day.isPresent() && day.get().isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
      throw yetToCome(text);
    }
    if (day.isPresent()) {
      var end = day.get().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(MICROSECOND);
      boolean today = day.get().equals(LocalDate.ofInstant(now, ZoneOffset.UTC));
      return past(text, today ? now : end, now);
    }
    var ago = AGO.matcher(words);
    if (ago.matches() && (words.startsWith("-") || ago.group(3) != null)) {
      return now.minus(duration(Long.parseLong(ago.group(1)), ago.group(2)));
    }
    if (words.equals("now")) {
      return now;
    }
    try {
      return past(text, OffsetDateTime.parse(words).toInstant(), now);
    } catch (DateTimeException _) {
      throw new BadInputException(
          "'%s' is not a time: 2026-01-31T08:45:00Z, 2026-01-31, '2d ago', -12h, yesterday, now"
              .formatted(text));
    }
  }

  private static Instant past(String text, Instant at, Instant now) {
    if (at.isAfter(now)) {
      throw yetToCome(text);
    }
    return at;
  }

  private static BadInputException yetToCome(String text) {
    return new BadInputException("'%s' has yet to come".formatted(text));
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
