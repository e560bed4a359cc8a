package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.evidence.Endpoint;

/// Table `evidence`.
final class Transcripts {
  private static final String KNOWN =
      "select e.hash from unnest(?) as v(id) join evidence e on e.hash = v.id";
  private static final String INSERT =
      """
      insert into evidence (hash, run, source, endpoint, observed_at, recorded_at, location)
      values (?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String RECORDED = "select recorded_at from evidence where hash = ?";
  private static final String BEGINNING =
      """
      select hash, run, source, endpoint, observed_at, recorded_at, location
      from evidence where hash >= ? and hash < ? order by recorded_at, location
      """;
  private static final String LAST = "select coalesce(max(location), -1) from evidence";

  private final Database database;
  private final Map<String, EvidenceRecord> pending = new LinkedHashMap<>();

  Transcripts(Database database) {
    this.database = database;
  }

  Set<String> known(Collection<String> hashes) {
    var known = new HashSet<String>();
    if (!hashes.isEmpty()) {
      try (var rows = database.queryEach(KNOWN, hashes)) {
        while (rows.next()) {
          known.add(rows.text(1));
        }
      }
    }
    return known;
  }

  /// None of them may be known.
  void add(EvidenceRecord evidence) {
    pending.putIfAbsent(evidence.hash(), evidence);
  }

  void flush() {
    var batch = database.batch(INSERT);
    for (var e : pending.values()) {
      batch.add(
          e.hash(),
          e.run(),
          e.source(),
          e.endpoint().toString(),
          Micros.of(e.observedAt()),
          Micros.of(e.recordedAt()),
          e.location());
    }
    batch.run();
  }

  Optional<Instant> recordedAt(String hash) {
    try (var rows = database.query(RECORDED, hash)) {
      return rows.next() ? Optional.of(rows.instant(1)) : Optional.empty();
    }
  }

  List<EvidenceRecord> beginning(String hashPrefix) {
    var found = new ArrayList<EvidenceRecord>();
    try (var rows = database.query(BEGINNING, hashPrefix, Prefix.end(hashPrefix))) {
      while (rows.next()) {
        found.add(
            new EvidenceRecord(
                rows.text(1),
                rows.text(2),
                rows.text(3),
                Endpoint.parse(rows.text(4)),
                rows.instant(5),
                rows.instant(6),
                rows.number(7)));
      }
    }
    return found;
  }

  long lastLocation() {
    return database.number(LAST);
  }
}
