package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadastre.cmdb.sql.Upsert.Row;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.evidence.Outcome;

/// Tables `scan_run` and `coverage`.
final class Runs {
  private static final Upsert PUT =
      new Upsert(
          """
          update scan_run set what = ?, started = ?, ended = ?, status = ?, config_hash = ?
          where id = ?
          """,
          """
          insert into scan_run (what, started, ended, status, config_hash, id)
          values (?, ?, ?, ?, ?, ?)
          """);
  private static final Upsert COVER =
      new Upsert(
          """
          update coverage set outcome = ?, reason = ?, ci = ?, transcript = ?
          where run = ? and scope = ? and source = ? and facet = ?
          """,
          """
          insert into coverage (outcome, reason, ci, transcript, run, scope, source, facet)
          values (?, ?, ?, ?, ?, ?, ?, ?)
          """);
  private static final String SELECT =
      "select id, what, started, ended, status, config_hash from scan_run ";
  private static final String COVERAGE =
      """
      select source, scope, facet, outcome, reason, ci, transcript
      from coverage where run = ? order by scope, source, facet
      """;

  private record Place(String run, String scope, String source, String facet) {}

  private final Database database;
  private final Map<String, Row> pendingRuns = new LinkedHashMap<>();
  private final Map<Place, Row> pendingRows = new LinkedHashMap<>();

  Runs(Database database) {
    this.database = database;
  }

  void add(ScanRun run) {
    var row =
        new Row(
            run.what(),
            Micros.of(run.started()),
            Micros.ofNullable(run.ended()),
            run.status().name(),
            run.configHash(),
            run.id());
    pendingRuns.put(run.id(), row);
  }

  void add(CoverageRow c) {
    var ci = c.ci() == null ? null : c.ci().value();
    var row =
        new Row(
            c.outcome().name(),
            c.reason(),
            ci,
            c.transcript(),
            c.run(),
            c.scope(),
            c.source(),
            c.facet());
    pendingRows.put(new Place(c.run(), c.scope(), c.source(), c.facet()), row);
  }

  void flush() {
    PUT.put(database, pendingRuns.values());
    COVER.put(database, pendingRows.values());
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
