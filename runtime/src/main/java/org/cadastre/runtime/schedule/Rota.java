package org.cadastre.runtime.schedule;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    var done =
        firings
            .last(row.name())
            .filter(last -> last.isAfter(row.changedAt()))
            .orElse(row.changedAt());
    return Agenda.of(row.table(), done, now);
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
