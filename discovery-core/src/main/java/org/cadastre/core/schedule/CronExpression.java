package org.cadastre.core.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Five fields as cron has them: minute, hour, day of the month, month, day of the week.
///
/// Lists, ranges, steps and English names are understood, and `@hourly`, `@daily`, `@weekly`,
/// `@monthly`, `@yearly`. As in cron, a day that both day fields restrict needs to satisfy only one
/// of them; Sunday is 0 and 7.
///
/// Where clocks go forward, a time that does not exist comes as much later as they jump. Where they
/// go back, a time of day happens once, at its first occurrence; only an expression of every hour
/// (`*`) goes through the hour twice.
public final class CronExpression {
  private static final int DAYS_AHEAD = 8 * 366;
  private static final CronField.Kind MINUTE = new CronField.Kind("minute", 0, 59, List.of());
  private static final CronField.Kind HOUR = new CronField.Kind("hour", 0, 23, List.of());
  private static final CronField.Kind DAY =
      new CronField.Kind("day of the month", 1, 31, List.of());
  private static final CronField.Kind MONTH =
      new CronField.Kind(
          "month",
          1,
          12,
          List.of(
              "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"));
  private static final CronField.Kind WEEKDAY =
      new CronField.Kind(
          "day of the week", 0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));
  private static final Map<String, String> NICKNAMES =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *");

  private final String text;
  private final CronField minute;
  private final CronField hour;
  private final CronField day;
  private final CronField month;
  private final CronField weekday;

  private CronExpression(String text, String[] fields) {
    this.text = text;
    this.minute = MINUTE.parse(fields[0]);
    this.hour = HOUR.parse(fields[1]);
    this.day = DAY.parse(fields[2]);
    this.month = MONTH.parse(fields[3]);
    this.weekday = WEEKDAY.parse(fields[4]);
  }

  /// @throws IllegalArgumentException naming the field that cannot be read
  public static CronExpression parse(String text) {
    var plain = text.strip();
    var fields = NICKNAMES.getOrDefault(plain, plain).split("\\s+", 7);
    if (fields.length != 5) {
      throw new IllegalArgumentException(
          "a cron expression has five fields (minute hour day month weekday), not %d: '%s'"
              .formatted(fields.length, plain));
    }
    return new CronExpression(plain, fields);
  }

  /// The first time that is later than that; none where no such day comes within eight years.
  public Optional<Instant> after(Instant moment, ZoneId zone) {
    var date = LocalDate.ofInstant(moment, zone);
    for (int i = 0; i < DAYS_AHEAD; i++, date = date.plusDays(1)) {
      if (falls(date)) {
        var found = within(date, moment, zone);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private boolean falls(LocalDate date) {
    boolean onDay = day.has(date.getDayOfMonth());
    int number = date.getDayOfWeek().getValue();
    boolean onWeekday = weekday.has(number) || (number == 7 && weekday.has(0));
    boolean either = !day.any() && !weekday.any();
    return month.has(date.getMonthValue()) && (either ? onDay || onWeekday : onDay && onWeekday);
  }

  private Optional<Instant> within(LocalDate date, Instant moment, ZoneId zone) {
    Optional<Instant> first = Optional.empty();
    for (int h = hour.values().nextSetBit(0); h >= 0; h = hour.values().nextSetBit(h + 1)) {
      for (int m = minute.values().nextSetBit(0); m >= 0; m = minute.values().nextSetBit(m + 1)) {
        for (var instant : instants(date.atTime(LocalTime.of(h, m)), zone)) {
          if (instant.isAfter(moment) && first.map(instant::isBefore).orElse(true)) {
            first = Optional.of(instant);
          }
        }
      }
    }
    return first;
  }

  private List<Instant> instants(LocalDateTime local, ZoneId zone) {
    var instants = new ArrayList<Instant>();
    var earlier = local.atZone(zone);
    instants.add(earlier.toInstant());
    if (hour.any()) {
      instants.add(earlier.withLaterOffsetAtOverlap().toInstant());
    }
    return instants;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CronExpression that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
