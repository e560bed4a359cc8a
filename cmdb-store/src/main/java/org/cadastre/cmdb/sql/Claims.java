package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.model.Value;

/// Reads table `claim`.
final class Claims {
  private static final String SELECT =
      """
      select f.source, f.ci, f.kind, c.ci, c.attribute, c.claimed, c.valid_from, c.valid_to,
        c.recorded_from, c.recorded_to,
        case when c.is_open = true then coalesce(c.held, f.last_verified, c.confirmed)
          else c.confirmed end,
        e.run, e.transcript, e.exchange, e.knowledge
      from claim c join facet f on f.id = c.facet join citation e on e.id = c.citation
      """;
  private static final String OPEN_OF_FACET =
      "where f.ci = ? and f.source = ? and f.kind = ? and c.is_open = true ";
  private static final String OF_HOST = SELECT + OPEN_OF_FACET + "and c.ci = ?";
  private static final String OF_PARTS =
      SELECT + "join item i on i.id = c.ci " + OPEN_OF_FACET + "and i.host = ?";
  private static final String BY_STATEMENT =
      " order by c.attribute, f.source, c.valid_from, c.recorded_from, c.id";

  private final Database database;

  Claims(Database database) {
    this.database = database;
  }

  List<Claim> open(FacetKey facet) {
    var host = facet.ci().value();
    var found = new ArrayList<Claim>();
    for (var sql : List.of(OF_HOST, OF_PARTS)) {
      found.addAll(read(database.query(sql, host, facet.source(), facet.kind(), host)));
    }
    found.sort(Comparator.comparing(Claim::ci).thenComparing(Claim::attribute));
    return found;
  }

  List<Claim> believed(CiId ci) {
    return read(
        database.query(
            SELECT + "where c.ci = ? and c.recorded_to is null" + BY_STATEMENT, ci.value()));
  }

  List<Claim> all(CiId ci) {
    return read(database.query(SELECT + "where c.ci = ?" + BY_STATEMENT, ci.value()));
  }

  private static List<Claim> read(Rows rows) {
    var found = new ArrayList<Claim>();
    try (rows) {
      while (rows.next()) {
        found.add(claim(rows));
      }
    }
    return found;
  }

  private static Claim claim(Rows rows) {
    return new Claim(
        new FacetKey(rows.text(1), new CiId(rows.text(2)), rows.text(3)),
        new CiId(rows.text(4)),
        rows.text(5),
        Value.parse(rows.text(6)),
        rows.instant(7),
        rows.instantOrNull(8),
        rows.instant(9),
        rows.instantOrNull(10),
        rows.instant(11),
        rows.text(12),
        new Evidence(rows.text(13), rows.whole(14), rows.textOrNull(15)));
  }
}
