package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cadastre.core.ci.Change.LifecycleChanged;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.evidence.Evidence;

/// Table `lifecycle`.
final class Lifecycles {
  private static final String INSERT =
      """
      insert into lifecycle (ci, lifecycle, observed_at, recorded_at, because, run,
        transcript, exchange, knowledge)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String OF_ITEM =
      """
      select lifecycle, observed_at, recorded_at, because, run, transcript, exchange, knowledge
      from lifecycle where ci = ? order by observed_at, recorded_at, id
      """;

  private static final String MOVED_BY = "select distinct ci from lifecycle where run = ?";

  private final Database database;
  private final List<LifecycleChanged> pending = new ArrayList<>();

  Lifecycles(Database database) {
    this.database = database;
  }

  void add(LifecycleChanged changed) {
    pending.add(changed);
  }

  void flush() {
    var batch = database.batch(INSERT);
    for (var c : pending) {
      var e = c.evidence();
      batch.add(
          c.ci().value(),
          c.lifecycle().name(),
          Micros.of(c.at()),
          Micros.of(c.recordedAt()),
          c.because(),
          c.run(),
          e == null ? null : e.transcript(),
          e == null ? null : e.exchange(),
          e == null ? null : e.knowledge());
    }
    batch.run();
  }

  List<LifecycleChanged> of(CiId ci) {
    var found = new ArrayList<LifecycleChanged>();
    try (var rows = database.query(OF_ITEM, ci.value())) {
      while (rows.next()) {
        var transcript = rows.textOrNull(6);
        var evidence =
            transcript == null ? null : new Evidence(transcript, rows.whole(7), rows.textOrNull(8));
        found.add(
            new LifecycleChanged(
                ci,
                Lifecycle.valueOf(rows.text(1)),
                rows.instant(2),
                rows.instant(3),
                rows.text(4),
                rows.text(5),
                evidence));
      }
    }
    return found;
  }

  SortedSet<CiId> movedBy(String run) {
    var moved = new TreeSet<CiId>();
    try (var rows = database.query(MOVED_BY, run)) {
      while (rows.next()) {
        moved.add(rows.id(1));
      }
    }
    return moved;
  }
}
