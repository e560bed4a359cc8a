package org.cadastre.cmdb.sql;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lifecycle;
import org.jspecify.annotations.Nullable;

/// Table `item`.
final class Items {
  static final String SELECT =
      """
      select id, ci_class, name, lifecycle, host, first_seen, last_seen, fresh_until, disputes, owner
      from item
      """;
  private static final Upsert PUT =
      new Upsert(
          """
          update item set ci_class = ?, name = ?, name_folded = ?, lifecycle = ?, host = ?,
            first_seen = ?, last_seen = ?, fresh_until = ?, disputes = ?, owner = ?
          where id = ?
          """,
          """
          insert into item (ci_class, name, name_folded, lifecycle, host,
            first_seen, last_seen, fresh_until, disputes, owner, id)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """);
  private static final String CONFIRMED =
      """
      select c.ci, max(coalesce(c.held, f.last_verified, c.confirmed))
      from claim c join facet f on f.id = c.facet
      where c.is_open = true and c.ci in (?...)
      group by c.ci
      """;

  private final Database database;
  private final Map<String, ConfigurationItem> pending = new LinkedHashMap<>();

  Items(Database database) {
    this.database = database;
  }

  void add(ConfigurationItem item) {
    pending.put(item.id().value(), item);
  }

  void flush() {
    var known = known(List.copyOf(pending.keySet()));
    var batches = PUT.new Batches(database);
    for (var i : pending.values()) {
      var host = i.host() == null ? null : i.host().value();
      batches.put(
          known.contains(i.id().value()),
          i.ciClass(),
          i.name(),
          i.name().toLowerCase(Locale.ROOT),
          i.lifecycle().name(),
          host,
          Micros.of(i.firstSeen()),
          Micros.of(i.lastSeen()),
          Micros.of(i.freshUntil()),
          i.disputes(),
          i.owner(),
          i.id().value());
    }
    batches.run();
  }

  private Set<String> known(List<String> ids) {
    var known = new HashSet<String>();
    for (int from = 0; from < ids.size(); from += Database.taken(ids, from)) {
      try (var rows = database.queryIn("select id from item where id in (?...)", ids, from)) {
        while (rows.next()) {
          known.add(rows.text(1));
        }
      }
    }
    return known;
  }

  Optional<ConfigurationItem> item(CiId id) {
    var found = read(database.query(SELECT + "where id = ?", id.value()));
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
  }

  List<ConfigurationItem> parts(CiId host) {
    return read(database.query(SELECT + "where host = ? order by id", host.value()));
  }

  List<ConfigurationItem> read(Rows rows) {
    var found = new ArrayList<ConfigurationItem>();
    try (rows) {
      while (rows.next()) {
        found.add(item(rows));
      }
    }
    return seen(found);
  }

  private static ConfigurationItem item(Rows rows) {
    var host = rows.textOrNull(5);
    return new ConfigurationItem(
        new CiId(rows.text(1)),
        rows.text(2),
        rows.text(3),
        Lifecycle.valueOf(rows.text(4)),
        host == null ? null : new CiId(host),
        rows.instant(6),
        rows.instant(7),
        rows.instant(8),
        rows.whole(9),
        rows.textOrNull(10));
  }

  /// A part is seen whenever something that is said of it is confirmed; how long that counts does
  /// not change.
  private List<ConfigurationItem> seen(List<ConfigurationItem> items) {
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
      seen.add(seen(item, item.host() == null ? null : confirmed.get(item.id().value())));
    }
    return seen;
  }

  private static ConfigurationItem seen(ConfigurationItem i, @Nullable Instant confirmed) {
    if (confirmed == null || !confirmed.isAfter(i.lastSeen())) {
      return i;
    }
    var freshUntil = i.freshUntil().plus(Duration.between(i.lastSeen(), confirmed));
    return new ConfigurationItem(
        i.id(),
        i.ciClass(),
        i.name(),
        i.lifecycle(),
        i.host(),
        i.firstSeen(),
        confirmed,
        freshUntil,
        i.disputes(),
        i.owner());
  }

  private Map<String, Instant> confirmed(List<String> parts) {
    var confirmed = new HashMap<String, Instant>();
    for (int from = 0; from < parts.size(); from += Database.taken(parts, from)) {
      try (var rows = database.queryIn(CONFIRMED, parts, from)) {
        while (rows.next()) {
          confirmed.put(rows.text(1), rows.instant(2));
        }
      }
    }
    return confirmed;
  }
}
