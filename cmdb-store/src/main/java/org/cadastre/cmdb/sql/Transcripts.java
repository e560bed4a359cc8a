package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.evidence.Endpoint;

/// Reads table `evidence`.
final class Transcripts {
  private static final String RECORDED =
      "select recorded_at from evidence where hash = ? and location is not null";
  private static final String BEGINNING =
      """
      select hash, run, source, endpoint, observed_at, recorded_at, location
      from evidence where hash >= ? and hash < ? and location is not null
      order by recorded_at, location
      """;
  private static final String OF_RUN =
      "select hash from evidence where run = ? and location is not null order by location";
  private static final String LAST = "select coalesce(max(location), -1) from evidence";

  private final Database database;

  Transcripts(Database database) {
    this.database = database;
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

  /// In the order of the archive.
  List<String> of(String run) {
    var hashes = new ArrayList<String>();
    try (var rows = database.query(OF_RUN, run)) {
      while (rows.next()) {
        hashes.add(rows.text(1));
      }
    }
    return hashes;
  }

  long lastLocation() {
    return database.number(LAST);
  }
}
