package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.ci.Signature;
import org.cadastre.core.evidence.Subject;

/// Writes tables `sighting`, `signature` and `met_as`, for one commit.
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
  private static final String DELETE = "delete from sighting where transcript = ? and place = ?";
  private static final String KNOWN =
      """
      select e.hash, s.place, s.ci from unnest(?) as v(id) join evidence e on e.hash = v.id
        join sighting s on s.transcript = e.id
      """;
  private static final String SIGN =
      "insert into signature (id, hash, ci_class, told_by) values (?, ?, ?, ?)";
  private static final String SIGNED =
      """
      select g.hash, g.id, m.ci from unnest(?) as v(id) join signature g on g.hash = v.id
        left join met_as m on m.signature = g.id
      """;
  private static final String MEET = "insert into met_as (signature, ci) values (?, ?)";

  private record Met(String transcript, int place) {}

  private record MetAs(long signature, String ci) {}

  private final Database database;
  private final Numbers numbers;
  private final Map<Met, Sighting> pending = new LinkedHashMap<>();
  private final Set<Met> forgotten = new HashSet<>();
  private final Map<String, Long> signatures = new HashMap<>();
  private final Set<MetAs> met = new HashSet<>();

  SightingWrites(Database database, Numbers numbers) {
    this.database = database;
    this.numbers = numbers;
  }

  void add(Sighting sighting, ItemWrites items) {
    pending.put(new Met(sighting.transcript(), sighting.place()), sighting);
    if (sighting.ci() != null) {
      items.met(sighting.ci().value(), Micros.of(sighting.observedAt()));
    }
  }

  void forget(String transcript, int place) {
    forgotten.add(new Met(transcript, place));
  }

  void flush(TranscriptWrites transcripts, ItemWrites items) {
    if (pending.isEmpty() && forgotten.isEmpty()) {
      return;
    }
    sign();
    var known = known(transcripts);
    var updates = database.batch(UPDATE);
    var inserts = database.batch(INSERT);
    var meets = database.batch(MEET);
    pending.forEach((place, s) -> {
      long signature = signature(s);
      var ci = s.ci() == null ? null : s.ci().value();
      (known.containsKey(place) ? updates : inserts)
          .add(
              Micros.of(s.observedAt()),
              Micros.of(s.recordedAt()),
              s.source(),
              s.endpoint().toString(),
              s.complete(),
              signature,
              s.subject().name(),
              ci,
              s.founded() == null ? null : s.founded().value(),
              transcripts.id(s.transcript()),
              s.place());
      if (ci != null && met.add(new MetAs(signature, ci))) {
        meets.add(signature, ci);
      }
    });
    updates.run();
    inserts.run();
    meets.run();
    var deletes = database.batch(DELETE);
    forgotten.stream()
        .filter(met -> transcripts.isKnown(met.transcript()))
        .forEach(met -> deletes.add(transcripts.id(met.transcript()), met.place()));
    deletes.run();
    meetAnew(known, items);
  }

  /// Items that a sighting was taken for before, or is now.
  private void meetAnew(Map<Met, String> known, ItemWrites items) {
    var ids = new TreeSet<>(known.values());
    for (var place : known.keySet()) {
      var sighting = pending.get(place);
      if (sighting != null && sighting.ci() != null) {
        ids.add(sighting.ci().value());
      }
    }
    items.meetAnew(ids);
  }

  private long signature(Sighting sighting) {
    return signatures.getOrDefault(Signature.of(sighting.subject()), 0L);
  }

  /// With the item that each was taken for, or nothing.
  private Map<Met, String> known(TranscriptWrites transcripts) {
    var elsewhere = new HashSet<String>();
    for (var places : List.of(pending.keySet(), forgotten)) {
      for (var place : places) {
        if (transcripts.isKnown(place.transcript())) {
          elsewhere.add(place.transcript());
        }
      }
    }
    var known = new HashMap<Met, String>();
    if (!elsewhere.isEmpty()) {
      try (var rows = database.queryEach(KNOWN, elsewhere)) {
        while (rows.next()) {
          known.put(
              new Met(rows.text(1), rows.whole(2)),
              Objects.requireNonNullElse(rows.textOrNull(3), ""));
        }
      }
    }
    return known;
  }

  /// In an order that is the same for everybody, so that no two commits wait for each other.
  private void sign() {
    var missing = new TreeMap<String, Subject>();
    for (var sighting : pending.values()) {
      missing.put(Signature.of(sighting.subject()), sighting.subject());
    }
    try (var rows = database.queryEach(SIGNED, new ArrayList<>(missing.keySet()))) {
      while (rows.next()) {
        signatures.put(rows.text(1), rows.number(2));
        var ci = rows.textOrNull(3);
        if (ci != null) {
          met.add(new MetAs(rows.number(2), ci));
        }
      }
    }
    missing.keySet().removeAll(signatures.keySet());
    var batch = database.batch(SIGN);
    missing.forEach((hash, subject) -> {
      signatures.put(hash, numbers.next());
      var toldBy = new Packed.Writer();
      for (var key : subject.keys()) {
        toldBy.field(key.type()).field(key.value()).end();
      }
      batch.add(signatures.get(hash), hash, subject.ciClass(), toldBy.text());
    });
    batch.run();
  }
}
