package org.cadastre.settings;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cadastre.core.schedule.Blackout;
import org.cadastre.core.schedule.Window;

/// Reads the times at which no schedule may start anything.
final class CalendarSettings {
  private static final Window WHOLE_DAY = new Window(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  private CalendarSettings() {}

  static List<Blackout> blackouts(Node list) {
    var blackouts = new ArrayList<Blackout>();
    for (var item : list.items()) {
      item.only("from", "to", "days", "time", "timezone", "why");
      try {
        blackouts.add(blackout(item));
      } catch (DateTimeException | IllegalArgumentException e) {
        item.problem(String.valueOf(e.getMessage()));
      }
    }
    return blackouts;
  }

  private static Blackout blackout(Node item) {
    var zone = ZoneId.of(item.text("timezone", "UTC"));
    var why = item.text("why", "");
    boolean weekly = item.has("days") || item.has("time");
    if (weekly == (item.has("from") || item.has("to"))) {
      throw new IllegalArgumentException(
          "a blackout has either 'from' and 'to' (2026-12-24, 2026-12-24T18:00) or 'days' (sat,"
              + " sun) with or without 'time' (02:00-04:00)");
    }
    return weekly
        ? new Blackout.Weekly(
            days(item), item.converted("time", Window::parse, WHOLE_DAY, "HH:MM-HH:MM"), zone, why)
        : new Blackout.Once(moment(item.text("from")), moment(item.text("to")), zone, why);
  }

  private static Set<DayOfWeek> days(Node item) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    item.texts("days").forEach(word -> days.add(day(word)));
    return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
  }

  private static DayOfWeek day(String word) {
    var wanted = word.toUpperCase(Locale.ROOT);
    for (var day : DayOfWeek.values()) {
      if (wanted.length() >= 3 && day.name().startsWith(wanted)) {
        return day;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is no day of the week (mon, tue, …)");
  }

  private static LocalDateTime moment(String text) {
    return text.indexOf('T') < 0 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
  }
}
