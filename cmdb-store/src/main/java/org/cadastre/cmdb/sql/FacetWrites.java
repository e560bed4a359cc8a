package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.jspecify.annotations.Nullable;

/// Writes tables `facet` and `verify_ledger`, for one commit.
final class FacetWrites {
  private static final String UPDATE =
      """
      update facet set content_hash = ?, read_at = ?, last_verified = ?, run = ?, transcript = ?,
        place = ?
      where ci = ? and source = ? and kind = ?
      """;
  private static final String INSERT =
      """
      insert into facet (content_hash, read_at, last_verified, run, transcript, place, ci, source,
        kind)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String FORGET = "delete from facet where ci = ? and source = ? and kind = ?";
  private static final String ENTER =
      """
      insert into verify_ledger (content_hash, read_at, verified_at, run, transcript, place, ci,
        source, kind, recorded_from, recorded_to)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String REVOKE =
      """
      update verify_ledger set recorded_to = ?
      where ci = ? and source = ? and kind = ? and recorded_to is null
      """;

  /// What the commit does to one facet.
  private static final class Fate {
    final List<Facet> own = new ArrayList<>();
    final List<Facet> revoked = new ArrayList<>();
    final List<Instant> revokedAt = new ArrayList<>();
    @Nullable Instant reset;

    void revoke(Instant at) {
      reset = reset == null ? at : reset;
      for (var reading : own) {
        revoked.add(reading);
        revokedAt.add(at);
      }
      own.clear();
    }
  }

  private final Database database;
  private final Map<FacetKey, Fate> fates = new LinkedHashMap<>();

  FacetWrites(Database database) {
    this.database = database;
  }

  private Fate fate(FacetKey key) {
    return fates.computeIfAbsent(key, _ -> new Fate());
  }

  void read(Facet reading) {
    fate(reading.key()).own.add(reading);
  }

  void reset(FacetKey facet, Instant recordedAt) {
    fate(facet).revoke(recordedAt);
  }

  void flush(ItemWrites items, RecordedAt recordedAt) {
    enter(recordedAt);
    var known = known(items);
    var updates = database.batch(UPDATE);
    var inserts = database.batch(INSERT);
    var forgets = database.batch(FORGET);
    fates.forEach((key, fate) -> {
      var before = known.get(key);
      var latest = latest(fate.reset == null ? before : null, fate.own);
      if (latest != null) {
        put(before == null ? inserts : updates, latest);
      } else if (before != null) {
        forgets.add(key.ci().value(), key.source(), key.kind());
      }
    });
    forgets.run();
    updates.run();
    inserts.run();
  }

  private void enter(RecordedAt recordedAt) {
    var revokes = database.batch(REVOKE);
    var enters = database.batch(ENTER);
    fates.forEach((key, fate) -> {
      if (fate.reset != null) {
        revokes.add(Micros.of(fate.reset), key.ci().value(), key.source(), key.kind());
      }
      for (int i = 0; i < fate.revoked.size(); i++) {
        enter(enters, fate.revoked.get(i), recordedAt, fate.revokedAt.get(i));
      }
      for (var reading : fate.own) {
        enter(enters, reading, recordedAt, null);
      }
    });
    revokes.run();
    enters.run();
  }

  private static void enter(
      Batch batch, Facet f, RecordedAt recordedAt, @Nullable Instant recordedTo) {
    batch.add(
        f.contentHash(),
        Micros.of(f.readAt()),
        Micros.of(f.lastVerified()),
        f.run(),
        f.transcript(),
        f.place(),
        f.key().ci().value(),
        f.key().source(),
        f.key().kind(),
        Micros.of(recordedAt.of(f)),
        Micros.ofNullable(recordedTo));
  }

  private static void put(Batch batch, Facet f) {
    batch.add(
        f.contentHash(),
        Micros.of(f.readAt()),
        Micros.of(f.lastVerified()),
        f.run(),
        f.transcript(),
        f.place(),
        f.key().ci().value(),
        f.key().source(),
        f.key().kind());
  }

  private Map<FacetKey, Facet> known(ItemWrites items) {
    var known = new HashMap<FacetKey, Facet>();
    var hosts = items.known(fates.keySet().stream().map(key -> key.ci().value()).toList());
    for (var of : new Facets(database).of(hosts).values()) {
      of.forEach(facet -> known.put(facet.key(), facet));
    }
    return known;
  }

  /// The latest reading, verified when any of them last was.
  private static @Nullable Facet latest(@Nullable Facet before, List<Facet> readings) {
    @Nullable Facet latest = before;
    for (var reading : readings) {
      latest = latest == null ? reading : latest(latest, reading);
    }
    return latest;
  }

  private static Facet latest(Facet one, Facet other) {
    var latest = Facet.ORDER.compare(one, other) > 0 ? one : other;
    var verified =
        one.lastVerified().isAfter(other.lastVerified())
            ? one.lastVerified()
            : other.lastVerified();
    return new Facet(
        latest.key(),
        latest.contentHash(),
        latest.readAt(),
        verified,
        latest.run(),
        latest.transcript(),
        latest.place());
  }
}
