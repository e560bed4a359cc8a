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
import org.jspecify.annotations.Nullable;

/// Reads tables `facet` and `verify_ledger`.
final class Facets {
  private static final String OF_HOSTS =
      """
      select f.source, f.ci, f.kind, f.content_hash, f.read_at, f.last_verified, f.run,
        f.transcript, f.place
      from unnest(?) as v(id) join facet f on f.ci = v.id
      where f.read_at is not null
      """;
  private static final String LAST_ENTRY =
      "select last_entry from facet where ci = ? and source = ? and kind = ?";
  private static final String ENTRY =
      """
      select l.before, l.content_hash, l.read_at, l.verified_at, l.run, e.hash, l.place,
        l.recorded_from, l.recorded_to
      from verify_ledger l join evidence e on e.id = l.transcript where l.id = ?
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

  /// @param rows of source, host, kind, content, time of reading, of verification, run, transcript
  ///   and place
  static Facet facet(Rows rows) {
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
    for (var next = lastEntry(key); next != null; ) {
      try (var rows = database.query(ENTRY, next)) {
        if (!rows.next()) {
          throw new IllegalStateException("the ledger has lost a reading of " + key);
        }
        next = rows.numberOrNull(1);
        found.add(entry(key, rows));
      }
    }
    found.sort(
        Comparator.comparing(PastReading::reading, Facet.ORDER)
            .thenComparing(PastReading::recordedFrom));
    return found;
  }

  private @Nullable Long lastEntry(FacetKey key) {
    try (var rows = database.query(LAST_ENTRY, key.ci().value(), key.source(), key.kind())) {
      return rows.next() ? rows.numberOrNull(1) : null;
    }
  }

  private static PastReading entry(FacetKey key, Rows rows) {
    var reading =
        new Facet(
            key,
            rows.text(2),
            rows.instant(3),
            rows.instant(4),
            rows.text(5),
            rows.text(6),
            rows.whole(7));
    return new PastReading(reading, rows.instant(8), rows.instantOrNull(9));
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
