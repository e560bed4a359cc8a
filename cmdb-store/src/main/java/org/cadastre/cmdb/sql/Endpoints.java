package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cadastre.core.ci.Change.EndpointForgotten;
import org.cadastre.core.ci.Change.EndpointSeen;
import org.cadastre.core.evidence.Endpoint;
import org.jspecify.annotations.Nullable;

/// Table `endpoint`.
final class Endpoints {
  private static final String UPDATE =
      """
      update endpoint set host_folded = ?, seen_at = ?
      where ci = ? and protocol = ? and host = ? and port = ?
      """;
  private static final String INSERT =
      """
      insert into endpoint (host_folded, seen_at, ci, protocol, host, port)
      values (?, ?, ?, ?, ?, ?)
      """;
  private static final String FORGET =
      "delete from endpoint where ci = ? and protocol = ? and host = ? and port = ?";
  private static final String OF_ITEMS =
      """
      select e.ci, e.protocol, e.host, e.port
      from unnest(?) as v(id) join endpoint e on e.ci = v.id
      """;

  private record Place(String ci, Endpoint endpoint) {}

  private final Database database;
  private final Map<Place, @Nullable EndpointSeen> pending = new LinkedHashMap<>();

  Endpoints(Database database) {
    this.database = database;
  }

  void add(EndpointSeen seen) {
    pending.put(new Place(seen.ci().value(), seen.endpoint()), seen);
  }

  void add(EndpointForgotten forgotten) {
    pending.put(new Place(forgotten.ci().value(), forgotten.endpoint()), null);
  }

  void flush(ItemWrites items) {
    var known = known(items);
    var updates = database.batch(UPDATE);
    var inserts = database.batch(INSERT);
    var forgets = database.batch(FORGET);
    pending.forEach((place, seen) -> {
      var e = place.endpoint();
      if (seen == null) {
        forgets.add(place.ci(), e.protocol(), e.host(), e.port());
      } else {
        (known.contains(place) ? updates : inserts)
            .add(
                e.host().toLowerCase(Locale.ROOT),
                Micros.of(seen.at()),
                place.ci(),
                e.protocol(),
                e.host(),
                e.port());
      }
    });
    forgets.run();
    updates.run();
    inserts.run();
  }

  private Set<Place> known(ItemWrites items) {
    var known = new HashSet<Place>();
    of(items.known(pending.keySet().stream().map(Place::ci).toList()))
        .forEach((ci, of) -> of.forEach(endpoint -> known.add(new Place(ci, endpoint))));
    return known;
  }

  /// Sorted, by item.
  Map<String, List<Endpoint>> of(Collection<String> items) {
    var found = new HashMap<String, List<Endpoint>>();
    if (items.isEmpty()) {
      return found;
    }
    try (var rows = database.queryEach(OF_ITEMS, items)) {
      while (rows.next()) {
        found
            .computeIfAbsent(rows.text(1), _ -> new ArrayList<>())
            .add(new Endpoint(rows.text(2), rows.text(3), rows.whole(4)));
      }
    }
    for (var of : found.values()) {
      of.sort(null);
    }
    return found;
  }
}
