package org.cadastre.runtime.schedule;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cadastre.core.ci.Ahead;
import org.cadastre.core.schedule.Agenda;
import org.cadastre.core.schedule.Timetable;
import org.cadastre.runtime.Cadastre;

/// The schedules as they are now, and what is to be done about each.
final class Rota {
  private final Firings firings;
  private final Log log;
  private Optional<String> mark = Optional.empty();
  private List<Row> rows = List.of();

  /// A schedule with its times.
  record Row(Timetable table, Instant changedAt) {
    String name() {
      return table.schedule().name();
    }
  }

  Rota(Firings firings, Log log) {
    this.firings = firings;
    this.log = log;
  }

  /// Reads the schedules again where they may have changed.
  synchronized void refresh(Cadastre cadastre) {
    var schedules = cadastre.schedules();
    var now = schedules.mark();
    if (now.isPresent() && now.equals(mark)) {
      return;
    }
    cadastre.settings();
    var read =
        schedules.kept().stream()
            .map(kept -> new Row(schedules.timetable(kept.schedule()), kept.changedAt()))
            .toList();
    if (!read.equals(rows)) {
      rows = read;
      var names = read.stream().map(Row::name).toList();
      log.tell(Level.INFO, "schedules read", "count", names.size(), "names", names);
    }
    mark = now;
  }

  synchronized Optional<Row> row(String name) {
    return rows.stream().filter(row -> row.name().equals(name)).findFirst();
  }

  synchronized int active() {
    return (int) rows.stream().filter(row -> !row.table().schedule().paused()).count();
  }

  Agenda agenda(Row row, Instant now) {
    return Agenda.of(row.table(), done(row, now), now);
  }

  /// The slot that was dealt with last, or when the schedule was changed, whatever is later. What
  /// is yet to come does not count, or a clock that was wrong by ten years would be waited for;
  /// then it begins anew.
  private Instant done(Row row, Instant now) {
    var last = firings.last(row.name());
    var latest = last.filter(row.changedAt()::isBefore).orElse(row.changedAt());
    if (!Ahead.of(latest, now)) {
      return latest;
    }
    var past =
        Stream.concat(last.stream(), Stream.of(row.changedAt()))
            .filter(time -> !Ahead.of(time, now))
            .max(Comparator.naturalOrder());
    if (past.isPresent() && last.equals(past)) {
      return past.get();
    }
    log.tell(Level.WARNING, "the clock was ahead", "schedule", row.name(), "until", latest);
    firings.done(row.name(), now);
    return now;
  }

  /// When each schedule has to be looked at, by name.
  synchronized Map<String, Instant> alarms(Instant now) {
    var alarms = new TreeMap<String, Instant>();
    for (var row : rows) {
      if (agenda(row, now) instanceof Agenda.Run(var slot, _)) {
        // A slot that is made up for starts whenever one looks: one time for it, one alarm.
        alarms.put(row.name(), slot.start().equals(now) ? slot.due() : slot.start());
      }
    }
    return alarms;
  }
}
