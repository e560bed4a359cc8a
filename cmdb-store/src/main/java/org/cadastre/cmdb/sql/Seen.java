package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.ci.ConfigurationItem;
import org.jspecify.annotations.Nullable;

/// When parts were last seen: whenever something that is said of them is confirmed. How long that
/// counts does not change.
final class Seen {
  private static final String CONFIRMED =
      """
      select i.id, s.confirmed, s.held_at, f.last_verified
      from unnest(?) as v(id) join item i on i.id = v.id
        join claim_set s on s.host = i.root and s.ci = i.id
        left join facet f on f.ci = s.host and f.source = s.source and f.kind = s.kind
      """;

  private final Database database;

  Seen(Database database) {
    this.database = database;
  }

  List<ConfigurationItem> of(List<ConfigurationItem> items) {
    var parts = new ArrayList<String>();
    for (var item : items) {
      if (item.host() != null) {
        parts.add(item.id().value());
      }
    }
    if (parts.isEmpty()) {
      return items;
    }
    var confirmed = confirmed(parts);
    var seen = new ArrayList<ConfigurationItem>(items.size());
    for (var item : items) {
      seen.add(item.host() == null ? item : item.seenAt(confirmed.get(item.id().value())));
    }
    return seen;
  }

  private Map<String, Instant> confirmed(List<String> parts) {
    var latest = new HashMap<String, Instant>();
    try (var rows = database.queryEach(CONFIRMED, parts)) {
      while (rows.next()) {
        var id = rows.text(1);
        note(latest, id, confirmed(rows.instantOrNull(2), rows.instantOrNull(4)));
        note(latest, id, rows.instantOrNull(3));
      }
    }
    return latest;
  }

  /// When claims that are not held were confirmed: with their facet, where that was ever read.
  static @Nullable Instant confirmed(@Nullable Instant own, @Nullable Instant ofFacet) {
    return own == null || ofFacet == null ? own : ofFacet;
  }

  static void note(Map<String, Instant> latest, String id, @Nullable Instant at) {
    if (at != null) {
      latest.merge(id, at, (one, other) -> one.isAfter(other) ? one : other);
    }
  }
}
