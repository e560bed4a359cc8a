package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.FacetKey;
import org.jspecify.annotations.Nullable;

/// When states were last verified: with the winning facet, unless the claim that won is held at a
/// time of its own.
final class Verified {
  private static final String HELD =
      """
      select s.host, s.ci, s.source, s.kind, s.held
      from unnest(?) as v(id) join claim_set s on s.host = v.id
      where s.held_at is not null
      """;

  private record Place(FacetKey facet, CiId ci) {}

  private final Map<FacetKey, Instant> read = new HashMap<>();
  private final Map<Place, Map<String, Instant>> held = new HashMap<>();

  /// @param hosts whose facets may have won
  Verified(Database database, Collection<String> hosts) {
    for (var of : new Facets(database).of(hosts).values()) {
      of.forEach(facet -> read.put(facet.key(), facet.lastVerified()));
    }
    if (hosts.isEmpty()) {
      return;
    }
    try (var rows = database.queryEach(HELD, hosts)) {
      while (rows.next()) {
        var facet = new FacetKey(rows.text(3), rows.id(1), rows.text(4));
        held.put(new Place(facet, rows.id(2)), ClaimSets.held(rows.textOrNull(5)));
      }
    }
  }

  List<AttributeState> of(List<AttributeState> states) {
    var verified = new ArrayList<AttributeState>(states.size());
    for (var state : states) {
      verified.add(of(state));
    }
    return verified;
  }

  AttributeState of(AttributeState s) {
    var at = at(s);
    if (at == null) {
      return s;
    }
    return s.verifiedAt(at);
  }

  private @Nullable Instant at(AttributeState s) {
    var ofItem = held.isEmpty() ? null : held.get(new Place(s.winner(), s.ci()));
    var own = ofItem == null ? null : ofItem.get(s.attribute());
    return own == null ? read.get(s.winner()) : own;
  }
}
