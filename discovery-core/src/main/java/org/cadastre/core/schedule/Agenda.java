package org.cadastre.core.schedule;

import java.time.Duration;
import java.time.Instant;

/// What a scheduler has to do about a schedule now.
public sealed interface Agenda {
  /// How late a run may begin and still be that slot's own.
  Duration GRACE = Duration.ofMinutes(1);

  /// Of more missed slots than these nobody wants the number.
  int MOST_COUNTED = 1_000;

  /// Begin when the slot starts, which may be now.
  ///
  /// @param missed how many times passed before it without a run
  record Run(Slot slot, int missed) implements Agenda {}

  /// Something was missed and is to be made up for, but nothing may begin now.
  record Wait(Slot slot, int missed) implements Agenda {}

  /// Nothing is in sight.
  record Rest() implements Agenda {}

  /// Looks at what was done and what was missed. Pure, so that every node comes to the same.
  ///
  /// @param done the last slot that was dealt with, or when the schedule was last changed
  static Agenda of(Timetable table, Instant done, Instant now) {
    if (table.schedule().paused()) {
      return new Rest();
    }
    var next = table.after(done);
    if (next.isEmpty() || !late(next.get(), now)) {
      return next.<Agenda>map(slot -> new Run(slot, 0)).orElseGet(Rest::new);
    }
    int missed = 0;
    var last = next.get();
    while (next.isPresent() && late(next.get(), now)) {
      missed++;
      last = missed < MOST_COUNTED ? next.get() : new Slot(now, now);
      next = table.after(last.due());
    }
    return switch (table.schedule().misfire()) {
      case SKIP -> {
        int passed = missed;
        yield next.<Agenda>map(slot -> new Run(slot, passed)).orElseGet(Rest::new);
      }
      case RUN_ONCE -> {
        boolean another = next.isPresent() && !next.get().start().isAfter(now);
        if (another) {
          yield new Run(next.get(), missed);
        }
        var late = new Slot(last.due(), now);
        yield table.open(now) ? new Run(late, missed) : new Wait(late, missed);
      }
    };
  }

  private static boolean late(Slot slot, Instant now) {
    return slot.start().plus(GRACE).isBefore(now);
  }
}
