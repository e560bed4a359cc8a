package org.cadastre.core.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;

/// A time at which no schedule starts anything.
public sealed interface Blackout {
  /// Why, in an operator's words.
  String why();

  boolean has(Instant moment);

  /// Once: a change freeze, a move.
  ///
  /// @param from the first moment in it
  /// @param to the first moment behind it
  record Once(LocalDateTime from, LocalDateTime to, ZoneId zone, String why) implements Blackout {
    public Once {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("ends at " + to + ", before it begins at " + from);
      }
    }

    @Override
    public boolean has(Instant moment) {
      return !moment.isBefore(from.atZone(zone).toInstant())
          && moment.isBefore(to.atZone(zone).toInstant());
    }
  }

  /// Every week.
  ///
  /// @param days on which it begins
  record Weekly(Set<DayOfWeek> days, Window window, ZoneId zone, String why) implements Blackout {
    public Weekly {
      days = Set.copyOf(days);
    }

    @Override
    public boolean has(Instant moment) {
      var local = moment.atZone(zone);
      var time = local.toLocalTime();
      boolean ofYesterday = time.isBefore(window.from());
      var began = ofYesterday ? local.getDayOfWeek().minus(1) : local.getDayOfWeek();
      return window.has(time) && days.contains(began);
    }
  }
}
