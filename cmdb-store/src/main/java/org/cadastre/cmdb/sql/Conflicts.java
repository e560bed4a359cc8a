package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.evidence.Evidence;

/// Tables `conflict` and `conflict_candidate`.
final class Conflicts {
  private static final String KNOWN = "select id from conflict where id = ?";
  private static final String RAISE =
      """
      insert into conflict (id, subject, because, raised_at, run, transcript, exchange, knowledge)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String PROPOSE =
      "insert into conflict_candidate (conflict, place, ci) values (?, ?, ?)";
  private static final String OPEN =
      """
      select id, subject, because, raised_at, run, transcript, exchange, knowledge
      from conflict order by raised_at, id
      """;
  private static final String CANDIDATES =
      "select ci from conflict_candidate where conflict = ? order by place";

  private final Database database;

  Conflicts(Database database) {
    this.database = database;
  }

  /// The first time a question is raised counts.
  void raise(Conflict c) {
    if (known(c.id())) {
      return;
    }
    var e = c.evidence();
    database.update(
        RAISE,
        c.id(),
        c.subject(),
        c.because(),
        Micros.of(c.raisedAt()),
        c.run(),
        e.transcript(),
        e.exchange(),
        e.knowledge());
    int place = 0;
    for (var candidate : c.candidates()) {
      database.update(PROPOSE, c.id(), place++, candidate.value());
    }
  }

  private boolean known(String id) {
    try (var rows = database.query(KNOWN, id)) {
      return rows.next();
    }
  }

  List<Conflict> open() {
    var found = new ArrayList<Conflict>();
    try (var rows = database.query(OPEN)) {
      while (rows.next()) {
        var id = rows.text(1);
        found.add(
            new Conflict(
                id,
                rows.text(2),
                candidates(id),
                rows.text(3),
                rows.instant(4),
                rows.text(5),
                new Evidence(rows.text(6), rows.whole(7), rows.textOrNull(8))));
      }
    }
    return found;
  }

  private List<CiId> candidates(String conflict) {
    var found = new ArrayList<CiId>();
    try (var rows = database.query(CANDIDATES, conflict)) {
      while (rows.next()) {
        found.add(new CiId(rows.text(1)));
      }
    }
    return found;
  }
}
