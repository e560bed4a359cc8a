package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.evidence.Endpoint;

/// Table `evidence`.
final class Transcripts {
  private static final String KNOWN = "select hash from evidence where hash = ?";
  private static final String INSERT =
      """
      insert into evidence (hash, run, source, endpoint, observed_at, recorded_at, location)
      values (?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String BEGINNING =
      """
      select hash, run, source, endpoint, observed_at, recorded_at, location
      from evidence where hash >= ? and hash < ? order by recorded_at, location
      """;
  private static final String LAST = "select coalesce(max(location), -1) from evidence";

  private final Database database;

  Transcripts(Database database) {
    this.database = database;
  }

  boolean known(String hash) {
    try (var rows = database.query(KNOWN, hash)) {
      return rows.next();
    }
  }

  void keep(EvidenceRecord e) {
    if (!known(e.hash())) {
      database.update(
          INSERT,
          e.hash(),
          e.run(),
          e.source(),
          e.endpoint().toString(),
          Micros.of(e.observedAt()),
          Micros.of(e.recordedAt()),
          e.location());
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
    try (var rows = database.query(LAST)) {
      return rows.next() ? rows.number(1) : -1;
    }
  }
}
