package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.ci.Change.ConflictSettled;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.evidence.Evidence;

/// Tables `conflict` and `conflict_candidate`.
final class Conflicts {
  private static final String KNOWN = "select settled_at from conflict where id = ?";
  private static final String FORGET = "delete from conflict where id = ?";
  private static final String FORGET_CANDIDATES =
      "delete from conflict_candidate where conflict = ?";
  private static final String RAISE =
      """
      insert into conflict (id, subject, because, raised_at, run, transcript, exchange, knowledge)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String PROPOSE =
      "insert into conflict_candidate (conflict, place, ci) values (?, ?, ?)";
  private static final String SETTLE =
      "update conflict set settled_at = ?, settled_because = ? where id = ?";
  private static final String COLUMNS =
      """
      select distinct c.id, c.subject, c.because, c.raised_at, c.run, c.transcript, c.exchange,
        c.knowledge
      """;
  private static final String OPEN =
      COLUMNS + " from conflict c where c.settled_at is null order by c.raised_at, c.id";
  private static final String ABOUT =
      COLUMNS
          + """
           from unnest(?) as v(id) join conflict_candidate k on k.ci = v.id
             join conflict c on c.id = k.conflict
           where c.settled_at is null order by c.raised_at, c.id
          """;
  private static final String CANDIDATES =
      """
      select k.conflict, k.ci from unnest(?) as v(id) join conflict_candidate k on k.conflict = v.id
      order by k.conflict, k.place
      """;

  private final Database database;

  Conflicts(Database database) {
    this.database = database;
  }

  /// The first time a question is raised counts; one that had settled itself is open again.
  void raise(Conflict c, Acts acts) {
    try (var rows = database.query(KNOWN, c.id())) {
      if (rows.next() && (rows.numberOrNull(1) == null || acts.dismissed(c.id()))) {
        return;
      }
    }
    database.update(FORGET, c.id());
    database.update(FORGET_CANDIDATES, c.id());
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

  void settle(ConflictSettled settled) {
    database.update(SETTLE, Micros.of(settled.at()), settled.because(), settled.id());
  }

  List<Conflict> open() {
    return read(database.query(OPEN));
  }

  List<Conflict> about(Collection<CiId> cis) {
    return cis.isEmpty()
        ? List.of()
        : read(database.queryEach(ABOUT, cis.stream().map(CiId::value).distinct().toList()));
  }

  private List<Conflict> read(Rows rows) {
    var found = new LinkedHashMap<String, Conflict>();
    try (rows) {
      while (rows.next()) {
        var conflict =
            new Conflict(
                rows.text(1),
                rows.text(2),
                List.of(),
                rows.text(3),
                rows.instant(4),
                rows.text(5),
                new Evidence(rows.text(6), rows.whole(7), rows.textOrNull(8)));
        found.put(conflict.id(), conflict);
      }
    }
    return withCandidates(found);
  }

  private List<Conflict> withCandidates(Map<String, Conflict> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    var candidates = new HashMap<String, List<CiId>>();
    try (var rows = database.queryEach(CANDIDATES, found.keySet())) {
      while (rows.next()) {
        candidates.computeIfAbsent(rows.text(1), _ -> new ArrayList<>()).add(rows.id(2));
      }
    }
    var whole = new ArrayList<Conflict>();
    for (var c : found.values()) {
      var of = candidates.getOrDefault(c.id(), List.of());
      whole.add(
          new Conflict(c.id(), c.subject(), of, c.because(), c.raisedAt(), c.run(), c.evidence()));
    }
    return whole;
  }
}
