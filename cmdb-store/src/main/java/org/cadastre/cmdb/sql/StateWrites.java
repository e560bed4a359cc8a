package org.cadastre.cmdb.sql;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cadastre.core.ci.AttributeState;

/// Writes tables `attr_state` and `loss`.
final class StateWrites {
  private static final Upsert PUT =
      new Upsert(
          """
          update attr_state set decided = ?, status = ?, winner = ?, because = ?, rule_set = ?,
            decided_at = ?, losses = ?, changed_after = ?, changed_by = ?, fresh_for = ?,
            last_verified = ?
          where ci = ? and attribute = ?
          """,
          """
          insert into attr_state (decided, status, winner, because, rule_set,
            decided_at, losses, changed_after, changed_by, fresh_for,
            last_verified, ci, attribute)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """);
  private static final String KNOWN = "select ci, attribute from attr_state where ci in (?...)";
  private static final String FORGET = "delete from loss where ci = ? and attribute = ?";
  private static final String LOSE =
      """
      insert into loss (ci, attribute, place, facet, claimed, because) values (?, ?, ?, ?, ?, ?)
      """;

  private record Place(String ci, String attribute) {}

  private final Database database;
  private final FacetIds facets;
  private final Map<Place, AttributeState> pending = new LinkedHashMap<>();

  StateWrites(Database database, FacetIds facets) {
    this.database = database;
    this.facets = facets;
  }

  void add(AttributeState state) {
    pending.put(new Place(state.ci().value(), state.attribute()), state);
  }

  void flush() {
    var known = known();
    var batches = PUT.new Batches(database);
    for (var entry : pending.entrySet()) {
      var s = entry.getValue();
      var d = s.decision();
      batches.put(
          known.contains(entry.getKey()),
          s.value().canonical(),
          s.status().name(),
          facets.of(s.winner()),
          d.because(),
          d.ruleSet(),
          Micros.of(d.decidedAt()),
          d.losses().size(),
          Micros.ofNullable(s.changedAfter()),
          Micros.of(s.changedBy()),
          Micros.of(s.freshFor()),
          Micros.of(s.lastVerified()),
          s.ci().value(),
          s.attribute());
    }
    batches.run();
    writeLosses(known);
  }

  private Set<Place> known() {
    var distinct = new LinkedHashSet<String>();
    for (var place : pending.keySet()) {
      distinct.add(place.ci());
    }
    var items = List.copyOf(distinct);
    var known = new HashSet<Place>();
    for (int from = 0; from < items.size(); from += Database.taken(items, from)) {
      try (var rows = database.queryIn(KNOWN, items, from)) {
        while (rows.next()) {
          known.add(new Place(rows.text(1), rows.text(2)));
        }
      }
    }
    return known;
  }

  private void writeLosses(Set<Place> known) {
    var forgotten = database.batch(FORGET);
    var losses = database.batch(LOSE);
    for (var entry : pending.entrySet()) {
      var state = entry.getValue();
      var ci = state.ci().value();
      if (known.contains(entry.getKey())) {
        forgotten.add(ci, state.attribute());
      }
      int place = 0;
      for (var loss : state.decision().losses()) {
        losses.add(
            ci,
            state.attribute(),
            place++,
            facets.of(loss.facet()),
            loss.value().canonical(),
            loss.because());
      }
    }
    forgotten.run();
    losses.run();
  }
}
