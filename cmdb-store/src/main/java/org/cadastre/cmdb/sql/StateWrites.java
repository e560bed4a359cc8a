package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change.DecisionStands;
import org.cadastre.core.ci.Change.Undecided;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Decision;
import org.jspecify.annotations.Nullable;

/// Writes tables `attr_state` and `decision_past`, for one commit. Of several decisions about one
/// attribute only the last was ever in force.
final class StateWrites {
  private static final String STAND =
      "update attr_state set until = ? where host = ? and ci = ? and attribute = ?";
  private static final String SUPERSEDE =
      """
      insert into decision_past (host, ci, attribute, decided, status, until, detail, commit_id,
        row_hash, undecided_at, undecided_in, undecided_hash)
      select host, ci, attribute, decided, status, until, detail, commit_id,
        row_hash, cast(? as bigint), cast(? as bigint), cast(? as ${bytes})
      from attr_state where host = ? and ci = ? and attribute = ?
      """;
  private static final String UPDATE =
      """
      update attr_state set decided = ?, status = ?, until = ?, detail = ?, commit_id = ?,
        row_hash = ?
      where host = ? and ci = ? and attribute = ?
      """;
  private static final String INSERT =
      """
      insert into attr_state (decided, status, until, detail, commit_id, row_hash, host, ci,
        attribute)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String DELETE =
      "delete from attr_state where host = ? and ci = ? and attribute = ?";
  private static final String KNOWN =
      """
      select s.host, s.ci, s.attribute, s.until
      from unnest(?) as v(id) join attr_state s on s.host = v.id
      """;

  private record Place(CiId ci, String attribute) {}

  /// Decided, or since then undecided.
  private record Fate(@Nullable AttributeState state, @Nullable Undecided undecided) {}

  private final Database database;
  private final Map<Place, Fate> fates = new LinkedHashMap<>();
  private final Map<Place, @Nullable Instant> standing = new LinkedHashMap<>();

  StateWrites(Database database) {
    this.database = database;
  }

  void add(AttributeState state) {
    fates.put(new Place(state.ci(), state.attribute()), new Fate(state, null));
  }

  void add(Undecided undecided) {
    var place = new Place(undecided.ci(), undecided.attribute());
    fates.put(place, new Fate(null, undecided));
  }

  void add(DecisionStands stands) {
    var place = new Place(stands.ci(), stands.attribute());
    var fate = fates.get(place);
    if (fate == null) {
      standing.put(place, stands.until());
    } else if (fate.state() != null) {
      fates.put(place, new Fate(until(fate.state(), stands.until()), null));
    }
  }

  private static AttributeState until(AttributeState s, @Nullable Instant until) {
    var d = s.decision();
    return new AttributeState(
        s.ci(),
        s.attribute(),
        s.value(),
        s.status(),
        s.winner(),
        new Decision(
            d.because(), d.ruleSet(), d.decidedAt(), until, d.losses(), d.elements(), d.observed()),
        s.changedAfter(),
        s.changedBy(),
        s.freshFor(),
        s.lastVerified());
  }

  void flush(ItemWrites items, Sealing sealing) {
    if (fates.isEmpty() && standing.isEmpty()) {
      return;
    }
    var places = new ArrayList<>(fates.keySet());
    places.addAll(standing.keySet());
    items.learnRoots(places.stream().map(place -> place.ci().value()).toList());
    var hosts = places.stream().map(p -> items.root(p.ci().value())).distinct().toList();
    var known = known(items.known(hosts));
    var due = new DueWrites(known.values());
    stand(items, known, due);
    supersede(items, known, sealing);
    put(items, known, sealing, due);
    due.flush(database);
  }

  /// What is known of a state before the commit.
  record Known(String host, @Nullable Long until) {}

  private Map<Place, Known> known(List<String> hosts) {
    var known = new HashMap<Place, Known>();
    if (hosts.isEmpty()) {
      return known;
    }
    try (var rows = database.queryEach(KNOWN, hosts)) {
      while (rows.next()) {
        known.put(
            new Place(rows.id(2), rows.text(3)), new Known(rows.text(1), rows.numberOrNull(4)));
      }
    }
    return known;
  }

  private void stand(ItemWrites items, Map<Place, Known> known, DueWrites due) {
    var batch = database.batch(STAND);
    standing.forEach((place, until) -> {
      var before = known.get(place);
      if (before != null) {
        var micros = Micros.ofNullable(until);
        var host = items.root(place.ci().value());
        batch.add(micros, host, place.ci().value(), place.attribute());
        due.replace(host, before.until(), micros);
        known.put(place, new Known(host, micros));
      }
    });
    batch.run();
  }

  private void supersede(ItemWrites items, Map<Place, Known> known, Sealing sealing) {
    var batch = database.batch(SUPERSEDE.replace("${bytes}", database.dialect().bytes()));
    fates.forEach((place, fate) -> {
      if (known.containsKey(place)) {
        supersede(batch, items.root(place.ci().value()), place, fate.undecided(), sealing);
      }
    });
    batch.run();
  }

  private static void supersede(
      Batch batch, String host, Place place, @Nullable Undecided undecided, Sealing sealing) {
    batch.add(
        undecided == null ? null : Micros.of(undecided.recordedAt()),
        undecided == null ? null : sealing.commitId(),
        undecided == null ? null : sealing.undecided(undecided),
        host,
        place.ci().value(),
        place.attribute());
  }

  private void put(ItemWrites items, Map<Place, Known> known, Sealing sealing, DueWrites due) {
    var updates = database.batch(UPDATE);
    var inserts = database.batch(INSERT);
    var deletes = database.batch(DELETE);
    fates.forEach((place, fate) -> {
      var host = items.root(place.ci().value());
      var before = known.get(place);
      var s = fate.state();
      due.replace(
          host,
          before == null ? null : before.until(),
          s == null ? null : Micros.ofNullable(s.decision().until()));
      if (s != null) {
        put(before == null ? inserts : updates, s, host, sealing);
      } else if (before != null) {
        deletes.add(host, place.ci().value(), place.attribute());
      }
    });
    deletes.run();
    updates.run();
    inserts.run();
  }

  private static void put(Batch batch, AttributeState s, String host, Sealing sealing) {
    var decided = s.value().canonical();
    var status = s.status().name();
    var detail = PackedDecision.pack(s, host);
    var ci = s.ci().value();
    batch.add(
        decided,
        status,
        Micros.ofNullable(s.decision().until()),
        detail,
        sealing.commitId(),
        sealing.decided(s),
        host,
        ci,
        s.attribute());
  }
}
