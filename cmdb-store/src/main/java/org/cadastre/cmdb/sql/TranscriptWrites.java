package org.cadastre.cmdb.sql;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.EvidenceRecord;

/// Writes table `evidence`, for one commit, and knows the numbers of all transcripts that the
/// commit speaks of.
final class TranscriptWrites {
  private static final String KNOWN =
      """
      select e.hash, e.id, e.location from unnest(?) as v(id) join evidence e on e.hash = v.id
      """;
  private static final String KEEP =
      """
      update evidence set run = ?, source = ?, endpoint = ?, observed_at = ?, recorded_at = ?,
        location = ?
      where id = ?
      """;
  private static final String INSERT =
      """
      insert into evidence (run, source, endpoint, observed_at, recorded_at, location, id, hash)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String CITE = "insert into evidence (id, hash) values (?, ?)";

  private final Database database;
  private final Numbers numbers;
  private final Map<String, EvidenceRecord> kept = new LinkedHashMap<>();
  private final Map<String, Long> known = new HashMap<>();
  private final Set<String> keptBefore = new HashSet<>();
  private final Map<String, Long> made = new LinkedHashMap<>();

  TranscriptWrites(Database database, Numbers numbers, ChangeSet changes) {
    this.database = database;
    this.numbers = numbers;
    var hashes = new HashSet<String>();
    for (var change : changes.changes()) {
      if (change instanceof Change.EvidenceKept(var evidence)) {
        kept.putIfAbsent(evidence.hash(), evidence);
        hashes.add(evidence.hash());
      } else if (change instanceof Change.Sighted(var sighting)) {
        hashes.add(sighting.transcript());
      } else if (change instanceof Change.SightingForgotten(var transcript, _)) {
        hashes.add(transcript);
      } else if (change instanceof Change.FacetRead(var facet)) {
        hashes.add(facet.transcript());
      }
    }
    if (!hashes.isEmpty()) {
      look(hashes);
    }
  }

  private void look(Set<String> hashes) {
    try (var rows = database.queryEach(KNOWN, hashes)) {
      while (rows.next()) {
        known.put(rows.text(1), rows.number(2));
        if (rows.numberOrNull(3) != null) {
          keptBefore.add(rows.text(1));
        }
      }
    }
  }

  /// How many transcripts the set brings.
  int kept() {
    return kept.size();
  }

  /// How many of these were committed before.
  int keptBefore() {
    int before = 0;
    for (var hash : kept.keySet()) {
      before += keptBefore.contains(hash) ? 1 : 0;
    }
    return before;
  }

  /// Whether tables may speak of the transcript already.
  boolean isKnown(String hash) {
    return known.containsKey(hash);
  }

  /// The transcript's number, a new one where it has none.
  long id(String hash) {
    var id = known.get(hash);
    return id == null ? made.computeIfAbsent(hash, _ -> numbers.next()) : id;
  }

  void flush() {
    var keeps = database.batch(KEEP);
    var inserts = database.batch(INSERT);
    for (var e : kept.values()) {
      var batch = known.containsKey(e.hash()) ? keeps : inserts;
      var values =
          new Object[] {
            e.run(),
            e.source(),
            e.endpoint().toString(),
            Micros.of(e.observedAt()),
            Micros.of(e.recordedAt()),
            e.location(),
            id(e.hash()),
            e.hash()
          };
      batch.add(batch == keeps ? Arrays.copyOf(values, values.length - 1) : values);
      made.remove(e.hash());
    }
    keeps.run();
    inserts.run();
    var cites = database.batch(CITE);
    made.forEach((hash, id) -> cites.add(id, hash));
    cites.run();
  }
}
