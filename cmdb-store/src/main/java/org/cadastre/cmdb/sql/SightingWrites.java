package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.ci.Signature;
import org.cadastre.core.evidence.Subject;
import org.jspecify.annotations.Nullable;

/// Writes tables `sighting` and `signature`, for one commit.
final class SightingWrites {
  private static final String UPDATE =
      """
      update sighting set observed_at = ?, recorded_at = ?, source = ?, endpoint = ?, complete = ?,
        signature = ?, name = ?, ci = ?, founded = ?
      where transcript = ? and place = ?
      """;
  private static final String INSERT =
      """
      insert into sighting (observed_at, recorded_at, source, endpoint, complete,
        signature, name, ci, founded, transcript, place)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String KNOWN =
      """
      select s.transcript, s.place
      from unnest(?) as v(id) join sighting s on s.transcript = v.id
      """;
  private static final String SIGN =
      "insert into signature (ci_class, told_by, hash) values (?, ?, ?)";
  private static final String SIGNED =
      "select g.hash from unnest(?) as v(id) join signature g on g.hash = v.id";

  private record Met(String transcript, int place) {}

  private final Database database;
  private final Map<Met, Sighting> pending = new LinkedHashMap<>();

  SightingWrites(Database database) {
    this.database = database;
  }

  void add(Sighting sighting) {
    pending.put(new Met(sighting.transcript(), sighting.place()), sighting);
  }

  /// @param kept transcripts that this commit brings, of which nothing is known yet
  void flush(Set<String> kept) {
    if (pending.isEmpty()) {
      return;
    }
    var known = known(kept);
    var updates = database.batch(UPDATE);
    var inserts = database.batch(INSERT);
    var subjects = new HashMap<String, Subject>();
    pending.forEach((met, s) -> {
      var signature = Signature.of(s.subject());
      subjects.put(signature, s.subject());
      (known.contains(met) ? updates : inserts)
          .add(
              Micros.of(s.observedAt()),
              Micros.of(s.recordedAt()),
              s.source(),
              s.endpoint().toString(),
              s.complete(),
              signature,
              s.subject().name(),
              text(s.ci()),
              text(s.founded()),
              s.transcript(),
              s.place());
    });
    sign(subjects);
    updates.run();
    inserts.run();
  }

  private static @Nullable String text(@Nullable CiId id) {
    return id == null ? null : id.value();
  }

  private Set<Met> known(Set<String> kept) {
    var elsewhere = new HashSet<String>();
    for (var met : pending.keySet()) {
      if (!kept.contains(met.transcript())) {
        elsewhere.add(met.transcript());
      }
    }
    var known = new HashSet<Met>();
    if (!elsewhere.isEmpty()) {
      try (var rows = database.queryEach(KNOWN, elsewhere)) {
        while (rows.next()) {
          known.add(new Met(rows.text(1), rows.whole(2)));
        }
      }
    }
    return known;
  }

  /// In an order that is the same for everybody, so that no two commits wait for each other.
  private void sign(Map<String, Subject> subjects) {
    var missing = new TreeMap<>(subjects);
    try (var rows = database.queryEach(SIGNED, new ArrayList<>(subjects.keySet()))) {
      while (rows.next()) {
        missing.remove(rows.text(1));
      }
    }
    var batch = database.batch(SIGN);
    missing.forEach((hash, subject) -> {
      var toldBy = new Packed.Writer();
      for (var key : subject.keys()) {
        toldBy.field(key.type()).field(key.value()).end();
      }
      batch.add(subject.ciClass(), toldBy.text(), hash);
    });
    batch.run();
  }
}
