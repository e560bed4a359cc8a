package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.store.RecordedAt;
import org.jspecify.annotations.Nullable;

/// Writes tables `facet` and `verify_ledger`, for one commit.
final class FacetWrites {
  private static final String UPDATE =
      """
      update facet set content_hash = ?, read_at = ?, last_verified = ?, run = ?, transcript = ?,
        place = ?, last_entry = ?
      where ci = ? and source = ? and kind = ?
      """;
  private static final String INSERT =
      """
      insert into facet (content_hash, read_at, last_verified, run, transcript, place, last_entry,
        ci, source, kind)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String ENTER =
      """
      insert into verify_ledger (id, before, content_hash, read_at, verified_at, run, transcript,
        place, recorded_from, recorded_to)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String REVOKE =
      "update verify_ledger set recorded_to = ? where id = ? and recorded_to is null";
  private static final String BEFORE = "select before from verify_ledger where id = ?";
  private static final String KNOWN =
      """
      select f.source, f.ci, f.kind, f.content_hash, f.read_at, f.last_verified, f.run,
        f.transcript, f.place, f.last_entry
      from unnest(?) as v(id) join facet f on f.ci = v.id
      """;

  /// A reading, and when it was found not to be the facet's own.
  private record Entry(Facet reading, @Nullable Instant revokedAt) {}

  /// What there is of a facet before the commit.
  private record Known(@Nullable Facet reading, long lastEntry) {}

  /// What the commit does to one facet.
  private static final class Fate {
    final List<Entry> entries = new ArrayList<>();
    @Nullable Instant reset;

    void revoke(Instant at) {
      reset = reset == null ? at : reset;
      entries.replaceAll(e -> e.revokedAt() == null ? new Entry(e.reading(), at) : e);
    }

    /// The latest reading, verified when any of them last was.
    @Nullable Facet latest(@Nullable Facet before) {
      @Nullable Facet latest = reset == null ? before : null;
      for (var entry : entries) {
        if (entry.revokedAt() == null) {
          latest = latest == null ? entry.reading() : latest.and(entry.reading());
        }
      }
      return latest;
    }
  }

  private final Database database;
  private final Numbers numbers;
  private final Map<FacetKey, Fate> fates = new LinkedHashMap<>();

  FacetWrites(Database database, Numbers numbers) {
    this.database = database;
    this.numbers = numbers;
  }

  private Fate fate(FacetKey key) {
    return fates.computeIfAbsent(key, _ -> new Fate());
  }

  void read(Facet reading) {
    fate(reading.key()).entries.add(new Entry(reading, null));
  }

  void reset(FacetKey facet, Instant recordedAt) {
    fate(facet).revoke(recordedAt);
  }

  void flush(ItemWrites items, RecordedAt recordedAt, TranscriptWrites transcripts) {
    if (fates.isEmpty()) {
      return;
    }
    var hosts = items.known(fates.keySet().stream().map(key -> key.ci().value()).toList());
    var known = known(hosts);
    revoke(known);
    var updates = database.batch(UPDATE);
    var inserts = database.batch(INSERT);
    var enters = database.batch(ENTER);
    fates.forEach((key, fate) -> {
      var before = known.get(key);
      @Nullable Long last = before == null ? null : before.lastEntry();
      for (var entry : fate.entries) {
        last = enter(enters, entry, last, recordedAt, transcripts);
      }
      if (last != null) {
        var latest = fate.latest(before == null ? null : before.reading());
        put(before == null ? inserts : updates, key, latest, last);
      }
    });
    updates.run();
    inserts.run();
    enters.run();
  }

  private Map<FacetKey, Known> known(List<String> hosts) {
    var known = new HashMap<FacetKey, Known>();
    if (hosts.isEmpty()) {
      return known;
    }
    try (var rows = database.queryEach(KNOWN, hosts)) {
      while (rows.next()) {
        var key = new FacetKey(rows.text(1), rows.id(2), rows.text(3));
        var read = rows.textOrNull(4) != null;
        known.put(key, new Known(read ? Facets.facet(rows) : null, rows.number(10)));
      }
    }
    return known;
  }

  /// All that the ledger has of facets that are reset.
  private void revoke(Map<FacetKey, Known> known) {
    fates.forEach((key, fate) -> {
      var facet = known.get(key);
      if (fate.reset != null && facet != null) {
        revoke(facet.lastEntry(), fate.reset);
      }
    });
  }

  private void revoke(long lastEntry, Instant at) {
    for (@Nullable Long entry = lastEntry; entry != null; entry = before(entry)) {
      database.update(REVOKE, Micros.of(at), entry);
    }
  }

  private @Nullable Long before(long entry) {
    try (var rows = database.query(BEFORE, entry)) {
      return rows.next() ? rows.numberOrNull(1) : null;
    }
  }

  /// @return the row's number
  private long enter(
      Batch batch,
      Entry entry,
      @Nullable Long before,
      RecordedAt recordedAt,
      TranscriptWrites transcripts) {
    var f = entry.reading();
    long id = numbers.next();
    batch.add(
        id,
        before,
        f.contentHash(),
        Micros.of(f.readAt()),
        Micros.of(f.lastVerified()),
        f.run(),
        transcripts.id(f.transcript()),
        f.place(),
        Micros.of(recordedAt.of(f)),
        Micros.ofNullable(entry.revokedAt()));
    return id;
  }

  private static void put(Batch batch, FacetKey key, @Nullable Facet latest, long lastEntry) {
    batch.add(
        latest == null ? null : latest.contentHash(),
        latest == null ? null : Micros.of(latest.readAt()),
        latest == null ? null : Micros.of(latest.lastVerified()),
        latest == null ? null : latest.run(),
        latest == null ? null : latest.transcript(),
        latest == null ? null : latest.place(),
        lastEntry,
        key.ci().value(),
        key.source(),
        key.kind());
  }
}
