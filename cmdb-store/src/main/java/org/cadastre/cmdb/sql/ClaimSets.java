package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ClaimSet;
import org.cadastre.core.ci.FacetKey;
import org.jspecify.annotations.Nullable;

/// Reads table `claim_set`.
final class ClaimSets {
  private static final String SELECT =
      "select s.host, s.ci, s.source, s.kind, s.held, s.content, f.last_verified ";
  private static final String FACET =
      """
       left join facet f on f.ci = s.host and f.source = s.source and f.kind = s.kind
      """;
  private static final String OF_HOSTS =
      SELECT + "from unnest(?) as v(id) join claim_set s on s.host = v.id" + FACET;
  private static final String OF_ITEM =
      SELECT + "from claim_set s" + FACET + " where s.host = ? and s.ci = ?";
  private final Database database;

  ClaimSets(Database database) {
    this.database = database;
  }

  /// By host; each host's by item, source and kind.
  Map<String, List<ClaimSet>> of(Collection<String> hosts) {
    var found = new HashMap<String, List<ClaimSet>>();
    try (var rows = database.queryEach(OF_HOSTS, hosts)) {
      while (rows.next()) {
        found.computeIfAbsent(rows.text(1), _ -> new ArrayList<>()).add(set(rows));
      }
    }
    for (var of : found.values()) {
      of.sort(
          Comparator.comparing(ClaimSet::ci)
              .thenComparing((ClaimSet s) -> s.facet().source())
              .thenComparing((ClaimSet s) -> s.facet().kind()));
    }
    return found;
  }

  /// What is said now of one item.
  List<Claim> open(String host, CiId ci) {
    var found = new ArrayList<Claim>();
    try (var rows = database.query(OF_ITEM, host, ci.value())) {
      while (rows.next()) {
        found.addAll(set(rows).open());
      }
    }
    return found;
  }

  private static ClaimSet set(Rows rows) {
    var facet = new FacetKey(rows.text(3), rows.id(1), rows.text(4));
    var ci = rows.id(2);
    var held = held(rows.textOrNull(5)).keySet();
    var open = PackedClaims.unpack(rows.text(6), facet, ci, held, rows.instantOrNull(7));
    return new ClaimSet(facet, ci, open, held);
  }

  /// Attributes whose claims keep their own time, and which.
  static Map<String, Instant> held(@Nullable String packed) {
    if (packed == null) {
      return Map.of();
    }
    var held = new HashMap<String, Instant>();
    var in = new Packed.Reader(packed);
    while (in.line()) {
      held.put(in.field(), Micros.instant(in.number()));
    }
    return held;
  }
}
