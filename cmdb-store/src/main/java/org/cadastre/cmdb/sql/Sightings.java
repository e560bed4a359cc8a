package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.ci.Signature;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;

/// Reads tables `sighting`, `signature` and `met_as`.
final class Sightings {
  private static final String SELECT =
      """
      select e.hash, s.place, s.observed_at, s.recorded_at, s.source, s.endpoint, s.complete,
        g.ci_class, s.name, g.told_by, s.ci, s.founded
      """;
  private static final String SUBJECT = " join signature g on g.id = s.signature";
  private static final String CITED = " join evidence e on e.id = s.transcript";
  private static final String OF_ITEMS =
      SELECT + " from unnest(?) as v(id) join sighting s on s.ci = v.id" + CITED + SUBJECT;
  private static final String IN =
      SELECT
          + " from unnest(?) as v(id) join evidence e on e.hash = v.id"
          + " join sighting s on s.transcript = e.id"
          + SUBJECT;
  private static final String LIKE =
      SELECT
          + " from unnest(?) as v(id) join signature g on g.hash = v.id"
          + " join met_as m on m.signature = g.id"
          + " join sighting s on s.ci = m.ci and s.signature = g.id"
          + CITED;
  private static final String UNSETTLED =
      SELECT + " from sighting s" + CITED + SUBJECT + " where s.ci is null";
  private final Database database;

  Sightings(Database database) {
    this.database = database;
  }

  List<Sighting> of(Collection<CiId> cis) {
    var ids = new HashSet<String>();
    cis.forEach(ci -> ids.add(ci.value()));
    return each(OF_ITEMS, ids);
  }

  List<Sighting> in(Collection<String> transcripts) {
    return each(IN, new HashSet<>(transcripts));
  }

  List<Sighting> like(Collection<String> signatures) {
    if (signatures.isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<>(each(LIKE, new HashSet<>(signatures)));
    for (var sighting : unsettled()) {
      if (signatures.contains(Signature.of(sighting.subject()))) {
        found.add(sighting);
      }
    }
    found.sort(Sighting.ORDER);
    return found;
  }

  private List<Sighting> each(String sql, Collection<String> texts) {
    return texts.isEmpty() ? List.of() : read(database.queryEach(sql, texts));
  }

  List<Sighting> unsettled() {
    return read(database.query(UNSETTLED));
  }

  private static List<Sighting> read(Rows rows) {
    var found = new ArrayList<Sighting>();
    try (rows) {
      while (rows.next()) {
        found.add(
            new Sighting(
                rows.text(1),
                rows.whole(2),
                rows.instant(3),
                rows.instant(4),
                rows.text(5),
                Endpoint.parse(rows.text(6)),
                rows.flag(7),
                new Subject(rows.text(8), rows.text(9), keys(rows.text(10))),
                rows.idOrNull(11),
                rows.idOrNull(12)));
      }
    }
    found.sort(Sighting.ORDER);
    return found;
  }

  private static List<Key> keys(String toldBy) {
    var keys = new ArrayList<Key>();
    var in = new Packed.Reader(toldBy);
    while (in.line()) {
      keys.add(new Key(in.field(), in.field()));
    }
    return keys;
  }
}
