package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;

/// Reads tables `sighting` and `signature`.
final class Sightings {
  private static final String SELECT =
      """
      select s.transcript, s.place, s.observed_at, s.recorded_at, s.source, s.endpoint, s.complete,
        g.ci_class, s.name, g.told_by, s.ci, s.founded
      """;
  private static final String ALIKE = " join signature g on g.hash = s.signature";
  private static final String OF_ITEMS =
      SELECT + " from unnest(?) as v(id) join sighting s on s.ci = v.id" + ALIKE;
  private static final String IN =
      SELECT + " from unnest(?) as v(id) join sighting s on s.transcript = v.id" + ALIKE;
  private static final String LIKE =
      SELECT + " from unnest(?) as v(id) join sighting s on s.signature = v.id" + ALIKE;
  private static final String UNSETTLED =
      SELECT + " from sighting s" + ALIKE + " where s.ci is null";
  private static final String LAST_MET =
      """
      select s.ci, max(s.observed_at)
      from unnest(?) as v(id) join sighting s on s.ci = v.id group by s.ci
      """;

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
    return each(LIKE, new HashSet<>(signatures));
  }

  private List<Sighting> each(String sql, Collection<String> texts) {
    return texts.isEmpty() ? List.of() : read(database.queryEach(sql, texts));
  }

  List<Sighting> unsettled() {
    return read(database.query(UNSETTLED));
  }

  /// Place in time of the latest sighting, by item.
  Map<String, Instant> lastMet(Collection<String> items) {
    var found = new HashMap<String, Instant>();
    try (var rows = database.queryEach(LAST_MET, items)) {
      while (rows.next()) {
        found.put(rows.text(1), rows.instant(2));
      }
    }
    return found;
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
