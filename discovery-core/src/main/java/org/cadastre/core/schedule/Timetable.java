package org.cadastre.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When a schedule runs, with its windows and the blackouts that hold for it.
///
/// @param blackouts of the home and of the schedule's calendar
public record Timetable(Schedule schedule, List<Blackout> blackouts) {
  private static final int MOST_TRIES = 200_000;
  private static final Duration HORIZON = Duration.ofDays(3 * 366);

  public Timetable {
    blackouts = List.copyOf(blackouts);
  }

  /// The first slot that is due later than that; none where no free time is in sight: in three
  /// years, or among 200,000 times.
  public Optional<Slot> after(Instant moment) {
    var end = moment.plus(HORIZON);
    var candidate = moment;
    for (int i = 0; i < MOST_TRIES; i++) {
      var next = schedule.timing().after(candidate, schedule.since(), schedule.zone());
      if (next.isEmpty() || next.get().isAfter(end)) {
        return Optional.empty();
      }
      candidate = next.get();
      if (open(candidate)) {
        return Optional.of(slot(candidate));
      }
    }
    return Optional.empty();
  }

  /// The next slots, as many as wanted or as there are.
  public List<Slot> next(Instant moment, int wanted) {
    var slots = new ArrayList<Slot>();
    var after = Optional.of(moment);
    while (slots.size() < wanted && after.isPresent()) {
      var slot = after(after.get());
      slot.ifPresent(slots::add);
      after = slot.map(Slot::due);
    }
    return slots;
  }

  /// Whether a run may begin then.
  public boolean open(Instant moment) {
    var time = moment.atZone(schedule.zone()).toLocalTime();
    boolean inside =
        schedule.windows().isEmpty() || schedule.windows().stream().anyMatch(w -> w.has(time));
    return inside && blackout(moment).isEmpty();
  }

  /// What forbids it to run then, if anything does.
  public Optional<Blackout> blackout(Instant moment) {
    return blackouts.stream().filter(blackout -> blackout.has(moment)).findFirst();
  }

  /// The same share each time that it is computed, so that several nodes agree; where it would lead
  /// out of a window, none.
  private Slot slot(Instant due) {
    long most = schedule.jitter().toMillis();
    if (most == 0) {
      return new Slot(due, due);
    }
    long mixed = (schedule.name() + "@" + due).hashCode() * 0x9E3779B97F4A7C15L;
    var start = due.plusMillis((mixed >>> 1) % most);
    return new Slot(due, open(start) ? start : due);
  }
}
