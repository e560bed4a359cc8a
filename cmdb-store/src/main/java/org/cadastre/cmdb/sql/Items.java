package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lifecycle;

/// Reads table `item`.
final class Items {
  static final String COLUMNS =
      """
      i.id, i.host, i.ci_class, i.name, i.lifecycle, i.first_seen, i.last_seen, i.fresh_until,
        i.disputes, i.owner, i.merged_into
      """;
  private static final String ONE = "select " + COLUMNS + " from item i where i.id = ?";

  /// Parts included: PostgreSQL would take hosts for rare, and read them all for each that is
  /// asked.
  private static final String EACH =
      "select " + COLUMNS + ", i.last_met from unnest(?) as v(id) join item i on i.id = v.id";

  /// A range of one: where nearly all items are hosts, whose root is empty, PostgreSQL would take
  /// that for the root of whatever is asked for, and read them all.
  static final String PARTS =
      "select "
          + COLUMNS
          + ", i.root from unnest(?) as v(id)"
          + " join item i on i.root >= v.id and i.root <= v.id";

  private static final String ROOT = "select root from item where id = ?";
  private static final String ROOTS =
      "select i.id, i.root from unnest(?) as v(id) join item i on i.id = v.id";

  /// In the order of an index, so that a page costs a page.
  static final String PAGE =
      "select id from item where root = '' and id > ? order by root, id limit ?";

  private final Database database;

  Items(Database database) {
    this.database = database;
  }

  Optional<ConfigurationItem> item(CiId id) {
    var found = read(database.query(ONE, id.value()));
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
  }

  /// Those that stand on their own, each with the time at which it was last met.
  Map<ConfigurationItem, Instant> hosts(Collection<String> ids) {
    var found = new LinkedHashMap<ConfigurationItem, Instant>();
    try (var rows = database.queryEach(EACH, Set.copyOf(ids))) {
      while (rows.next()) {
        var lastMet = rows.instantOrNull(12);
        var item = item(rows);
        if (item.host() == null) {
          found.put(item, lastMet == null ? Claim.NEVER : lastMet);
        }
      }
    }
    return found;
  }

  /// The next ids of those that stand on their own, sorted.
  List<String> hostsAfter(String id, int limit) {
    var found = new ArrayList<String>();
    try (var rows = database.query(PAGE, id, limit)) {
      while (rows.next()) {
        found.add(rows.text(1));
      }
    }
    return found;
  }

  /// At any depth, by host and id; seen when they were put.
  Map<String, List<ConfigurationItem>> parts(Collection<String> hosts) {
    var found = new HashMap<String, List<ConfigurationItem>>();
    try (var rows = database.queryEach(PARTS, hosts)) {
      while (rows.next()) {
        found.computeIfAbsent(rows.text(12), _ -> new ArrayList<>()).add(item(rows));
      }
    }
    for (var of : found.values()) {
      of.sort(Comparator.comparing(ConfigurationItem::id));
    }
    return found;
  }

  /// At any depth, of an item that may be a part itself.
  List<ConfigurationItem> within(CiId id) {
    var root = root(id.value());
    var all = parts(List.of(root)).getOrDefault(root, List.of());
    var within = new HashSet<>(Set.of(id));
    var found = new ArrayList<ConfigurationItem>();
    for (int before = -1; before < found.size(); ) {
      before = found.size();
      for (var part : all) {
        if (part.host() != null && within.contains(part.host()) && within.add(part.id())) {
          found.add(part);
        }
      }
    }
    return new Seen(database).of(found);
  }

  /// The item at the end of the chain of hosts; itself where it stands on its own.
  String root(String id) {
    try (var rows = database.query(ROOT, id)) {
      var root = rows.next() ? rows.text(1) : "";
      return root.isEmpty() ? id : root;
    }
  }

  /// The same for many.
  Map<String, String> roots(Collection<String> ids) {
    var roots = new HashMap<String, String>();
    for (var id : ids) {
      roots.put(id, id);
    }
    try (var rows = database.queryEach(ROOTS, roots.keySet())) {
      while (rows.next()) {
        if (!rows.text(2).isEmpty()) {
          roots.put(rows.text(1), rows.text(2));
        }
      }
    }
    return roots;
  }

  Set<CiId> known(Collection<String> ids) {
    var known = new HashSet<CiId>();
    try (var rows = database.queryEach(ROOTS, Set.copyOf(ids))) {
      while (rows.next()) {
        known.add(rows.id(1));
      }
    }
    return known;
  }

  List<ConfigurationItem> read(Rows rows) {
    var found = new ArrayList<ConfigurationItem>();
    try (rows) {
      while (rows.next()) {
        found.add(item(rows));
      }
    }
    return new Seen(database).of(found);
  }

  private static ConfigurationItem item(Rows rows) {
    return new ConfigurationItem(
        rows.id(1),
        rows.text(3),
        rows.text(4),
        Lifecycle.valueOf(rows.text(5)),
        rows.idOrNull(2),
        rows.instant(6),
        rows.instant(7),
        rows.instant(8),
        rows.whole(9),
        rows.textOrNull(10),
        rows.idOrNull(11));
  }
}
