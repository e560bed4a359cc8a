package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.evidence.Outcome;
import org.jspecify.annotations.Nullable;

/// Tables `scan_run` and `coverage`.
final class Runs {
  private static final String UPDATE =
      """
      update scan_run set what = ?, started = ?, ended = ?, status = ?, config_hash = ?
      where id = ?
      """;
  private static final String INSERT =
      """
      insert into scan_run (what, started, ended, status, config_hash, id)
      values (?, ?, ?, ?, ?, ?)
      """;
  private static final String COVER_AGAIN =
      """
      update coverage set outcome = ?, reason = ?, ci = ?, transcript = ?
      where run = ? and scope = ? and source = ? and facet = ?
      """;
  private static final String COVER =
      """
      insert into coverage (outcome, reason, ci, transcript, run, scope, source, facet)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String COVERED =
      """
      select c.run, c.scope, c.source, c.facet
      from unnest(?) as v(id) join coverage c on c.scope = v.id where c.run = ?
      """;
  private static final String FAILURES =
      """
      select count(*) from (
        select c.run from coverage c join scan_run r on r.id = c.run
        where c.ci = ? and c.facet = 'contact' and r.started > ? and r.status <> 'DISOWNED'
        group by c.run
        having min(case
          when c.outcome in ('UNREACHABLE', 'TIMED_OUT', 'GARBLED') then 1
          when c.outcome = 'PARTIAL' and c.transcript is null then 1
          else 0 end) = 1) failed
      """;
  private static final String SELECT =
      "select id, what, started, ended, status, config_hash from scan_run ";
  private static final String COVERAGE =
      """
      select source, scope, facet, outcome, reason, ci, transcript
      from coverage where run = ? order by scope, source, facet
      """;

  private record Place(String run, String scope, String source, String facet) {}

  private final Database database;
  private final Map<String, ScanRun> pendingRuns = new LinkedHashMap<>();
  private final Map<Place, CoverageRow> pendingRows = new LinkedHashMap<>();

  Runs(Database database) {
    this.database = database;
  }

  void add(ScanRun run) {
    pendingRuns.put(run.id(), run);
  }

  void add(CoverageRow c) {
    pendingRows.put(new Place(c.run(), c.scope(), c.source(), c.facet()), c);
  }

  void flush() {
    for (var run : pendingRuns.values()) {
      var values =
          new @Nullable Object[] {
            run.what(),
            Micros.of(run.started()),
            Micros.ofNullable(run.ended()),
            run.status().name(),
            run.configHash(),
            run.id()
          };
      if (database.update(UPDATE, values) == 0) {
        database.update(INSERT, values);
      }
    }
    cover();
  }

  private void cover() {
    var known = covered();
    var updates = database.batch(COVER_AGAIN);
    var inserts = database.batch(COVER);
    pendingRows.forEach((place, c) ->
        (known.contains(place) ? updates : inserts)
            .add(
                c.outcome().name(),
                c.reason(),
                c.ci() == null ? null : c.ci().value(),
                c.transcript(),
                c.run(),
                c.scope(),
                c.source(),
                c.facet()));
    updates.run();
    inserts.run();
  }

  private Set<Place> covered() {
    var scopes = new HashMap<String, Set<String>>();
    for (var place : pendingRows.keySet()) {
      scopes.computeIfAbsent(place.run(), _ -> new HashSet<>()).add(place.scope());
    }
    var known = new HashSet<Place>();
    scopes.forEach((run, of) -> {
      try (var rows = database.queryEach(COVERED, of, run)) {
        while (rows.next()) {
          known.add(new Place(rows.text(1), rows.text(2), rows.text(3), rows.text(4)));
        }
      }
    });
    return known;
  }

  /// How many runs that began after that met the item nowhere, though they tried.
  int failures(CiId ci, Instant after) {
    return Math.toIntExact(database.number(FAILURES, ci.value(), Micros.of(after)));
  }

  List<ScanRun> all() {
    return read(database.query(SELECT + "order by id desc"));
  }

  /// The run with that id, or else the only one whose id begins so.
  Optional<ScanRun> run(String idPrefix) {
    var end = Prefix.end(idPrefix);
    var found =
        read(database.query(SELECT + "where id >= ? and id < ? order by id", idPrefix, end));
    if (found.isEmpty() || (found.size() > 1 && !found.getFirst().id().equals(idPrefix))) {
      return Optional.empty();
    }
    return Optional.of(found.getFirst());
  }

  private static List<ScanRun> read(Rows rows) {
    var found = new ArrayList<ScanRun>();
    try (rows) {
      while (rows.next()) {
        found.add(
            new ScanRun(
                rows.text(1),
                rows.text(2),
                rows.instant(3),
                rows.instantOrNull(4),
                RunStatus.valueOf(rows.text(5)),
                rows.text(6)));
      }
    }
    return found;
  }

  List<CoverageRow> coverage(String run) {
    var found = new ArrayList<CoverageRow>();
    try (var rows = database.query(COVERAGE, run)) {
      while (rows.next()) {
        var ci = rows.textOrNull(6);
        found.add(
            new CoverageRow(
                run,
                rows.text(1),
                rows.text(2),
                rows.text(3),
                Outcome.valueOf(rows.text(4)),
                rows.text(5),
                ci == null ? null : new CiId(ci),
                rows.textOrNull(7)));
      }
    }
    return found;
  }
}
