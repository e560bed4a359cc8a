package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.jspecify.annotations.Nullable;

/// Writes table `item`, for one commit, and knows from then on which items are new and where each
/// belongs.
final class ItemWrites {
  private static final String UPDATE =
      """
      update item set root = ?, host = ?, ci_class = ?, name = ?, name_folded = ?, lifecycle = ?,
        first_seen = ?, last_seen = ?, fresh_until = ?, disputes = ?, owner = ?, merged_into = ?,
        last_met = case when last_met > ? then last_met else coalesce(?, last_met) end
      where id = ?
      """;
  private static final String INSERT =
      """
      insert into item (root, host, ci_class, name, name_folded, lifecycle,
        first_seen, last_seen, fresh_until, disputes, owner, merged_into, last_met, id)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String MEET =
      """
      update item set last_met = case when last_met > ? then last_met else ? end where id = ?
      """;
  private static final String MEET_ANEW =
      """
      update item set last_met = (select max(s.observed_at) from sighting s where s.ci = item.id)
      where id = ?
      """;

  private final Database database;
  private final Items items;
  private final Map<String, ConfigurationItem> pending = new LinkedHashMap<>();
  private final Map<String, Long> met = new LinkedHashMap<>();
  private final Set<String> made = new HashSet<>();
  private final Map<String, String> roots = new HashMap<>();

  ItemWrites(Database database) {
    this.database = database;
    items = new Items(database);
  }

  void add(ConfigurationItem item) {
    pending.put(item.id().value(), item);
  }

  /// The item was met then.
  ///
  /// @param at in microseconds
  void met(String id, long at) {
    met.merge(id, at, Math::max);
  }

  /// Finds out anew when the items were last met.
  void meetAnew(Collection<String> ids) {
    var batch = database.batch(MEET_ANEW);
    ids.forEach(batch::add);
    batch.run();
  }

  void flush() {
    var known = items.known(pending.keySet());
    learnRoots(hostsElsewhere());
    var updates = database.batch(UPDATE);
    var inserts = database.batch(INSERT);
    for (var i : pending.values()) {
      var isKnown = known.contains(i.id());
      if (!isKnown) {
        made.add(i.id().value());
      }
      (isKnown ? updates : inserts).add(values(i, isKnown));
    }
    var meets = database.batch(MEET);
    met.forEach((id, at) -> {
      if (!pending.containsKey(id)) {
        meets.add(at, at, id);
      }
    });
    updates.run();
    inserts.run();
    meets.run();
  }

  private @Nullable Object[] values(ConfigurationItem i, boolean isKnown) {
    var id = i.id().value();
    var at = met.get(id);
    var values = new ArrayList<@Nullable Object>();
    values.add(i.host() == null ? "" : root(id));
    values.add(text(i.host()));
    values.add(i.ciClass());
    values.add(i.name());
    values.add(i.name().toLowerCase(Locale.ROOT));
    values.add(i.lifecycle().name());
    values.add(Micros.of(i.firstSeen()));
    values.add(Micros.of(i.lastSeen()));
    values.add(Micros.of(i.freshUntil()));
    values.add(i.disputes());
    values.add(i.owner());
    values.add(text(i.mergedInto()));
    values.add(at);
    if (isKnown) {
      values.add(at);
    }
    values.add(id);
    return values.toArray();
  }

  private List<String> hostsElsewhere() {
    var hosts = new ArrayList<String>();
    for (var item : pending.values()) {
      if (item.host() != null && !pending.containsKey(item.host().value())) {
        hosts.add(item.host().value());
      }
    }
    return hosts;
  }

  private static @Nullable String text(@Nullable CiId id) {
    return id == null ? null : id.value();
  }

  /// Looks up where items belong that are not put by this commit, all at once.
  void learnRoots(Collection<String> ids) {
    var unknown = new LinkedHashSet<String>();
    for (var id : ids) {
      if (!pending.containsKey(id) && !roots.containsKey(id)) {
        unknown.add(id);
      }
    }
    if (!unknown.isEmpty()) {
      roots.putAll(items.roots(unknown));
    }
  }

  /// The item at the end of the chain of hosts.
  String root(String id) {
    var put = pending.get(id);
    if (put != null) {
      return put.host() == null ? id : root(put.host().value());
    }
    var known = roots.get(id);
    if (known == null) {
      known = items.root(id);
      roots.put(id, known);
    }
    return known;
  }

  /// Whether this commit made the item, so that tables hold nothing of it yet.
  boolean isNew(String id) {
    return made.contains(id);
  }

  /// Those of the items of which tables may hold something already.
  List<String> known(Collection<String> ids) {
    var known = new ArrayList<String>();
    for (var id : new LinkedHashSet<>(ids)) {
      if (!made.contains(id)) {
        known.add(id);
      }
    }
    return known;
  }
}
