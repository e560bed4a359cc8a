package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.store.CmdbStore.PastReading;

/// Reads tables `facet` and `verify_ledger`.
final class Facets {
  private static final String OF_HOSTS =
      """
      select f.source, f.ci, f.kind, f.content_hash, f.read_at, f.last_verified, f.run,
        f.transcript, f.place
      from unnest(?) as v(id) join facet f on f.ci = v.id
      """;
  private static final String LEDGER =
      """
      select source, ci, kind, content_hash, read_at, verified_at, run, transcript, place,
        recorded_from, recorded_to
      from verify_ledger where ci = ? and source = ? and kind = ?
      """;

  private final Database database;

  Facets(Database database) {
    this.database = database;
  }

  /// By host; each host's by source and kind.
  Map<String, List<Facet>> of(Collection<String> hosts) {
    var found = new HashMap<String, List<Facet>>();
    if (hosts.isEmpty()) {
      return found;
    }
    try (var rows = database.queryEach(OF_HOSTS, hosts)) {
      while (rows.next()) {
        found.computeIfAbsent(rows.text(2), _ -> new ArrayList<>()).add(facet(rows));
      }
    }
    for (var of : found.values()) {
      of.sort(
          Comparator.comparing((Facet f) -> f.key().source())
              .thenComparing((Facet f) -> f.key().kind()));
    }
    return found;
  }

  private static Facet facet(Rows rows) {
    return new Facet(
        new FacetKey(rows.text(1), rows.id(2), rows.text(3)),
        rows.text(4),
        rows.instant(5),
        rows.instant(6),
        rows.text(7),
        rows.text(8),
        rows.whole(9));
  }

  List<PastReading> allVerifications(FacetKey key) {
    var found = new ArrayList<PastReading>();
    try (var rows = database.query(LEDGER, key.ci().value(), key.source(), key.kind())) {
      while (rows.next()) {
        found.add(new PastReading(facet(rows), rows.instant(10), rows.instantOrNull(11)));
      }
    }
    found.sort(
        Comparator.comparing(PastReading::reading, Facet.ORDER)
            .thenComparing(PastReading::recordedFrom));
    return found;
  }

  List<Facet> verifications(FacetKey key) {
    var found = new ArrayList<Facet>();
    for (var past : allVerifications(key)) {
      if (past.recordedTo() == null) {
        found.add(past.reading());
      }
    }
    return found;
  }
}
