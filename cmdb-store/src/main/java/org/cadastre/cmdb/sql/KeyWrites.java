package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadastre.cmdb.sql.Keys.How;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.Change.KeyForgotten;
import org.cadastre.core.ci.Change.KeyLearnt;
import org.cadastre.core.evidence.Key;
import org.jspecify.annotations.Nullable;

/// Writes table `identity_key`, for one commit.
final class KeyWrites {
  private static final String OF_ITEMS =
      """
      select k.ci, k.key_type, k.key_value, k.family, k.sources
      from unnest(?) as v(id) join identity_key k on k.ci = v.id
      """;
  private static final String UPDATE =
      """
      update identity_key set own = ?, strong = ?, live = ?, sources = ?
      where value_folded = ? and key_type = ? and key_value = ? and family = ? and ci = ?
      """;
  private static final String INSERT =
      """
      insert into identity_key (own, strong, live, sources, value_folded, key_type, key_value,
        family, ci)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String STRONG =
      """
      select k.key_type, k.key_value, k.family, k.ci, i.host
      from unnest(?) as v(id) join identity_key k on k.value_folded = v.id
        join item i on i.id = k.ci
      where k.strong = true and i.lifecycle <> 'RETIRED'
      """;

  private record Told(String ci, Key key) {}

  /// Within what a strong key tells one item.
  private record Scope(Key key, String family, @Nullable String host) {}

  private final Database database;
  private final List<Change> pending = new ArrayList<>();
  private final List<KeyLearnt> strong = new ArrayList<>();

  KeyWrites(Database database) {
    this.database = database;
  }

  void add(KeyLearnt learnt) {
    pending.add(learnt);
    if (learnt.strong()) {
      strong.add(learnt);
    }
  }

  void add(KeyForgotten forgotten) {
    pending.add(forgotten);
  }

  void flush(ItemWrites items) {
    if (pending.isEmpty()) {
      return;
    }
    var cis = new ArrayList<String>();
    for (var change : pending) {
      cis.add(
          change instanceof KeyLearnt l ? l.ci().value() : ((KeyForgotten) change).ci().value());
    }
    items.learnRoots(cis);
    var rows = known(items.known(cis));
    for (var change : pending) {
      if (change instanceof KeyLearnt l) {
        rows.computeIfAbsent(new Told(l.ci().value(), l.key()), _ -> new TreeMap<>())
            .computeIfAbsent(l.family(), _ -> new Row(false))
            .put(l.source(), new How(l.strong(), true));
      } else if (change instanceof KeyForgotten(var ci, var key, var source)) {
        rows.getOrDefault(new Told(ci.value(), key), new TreeMap<>())
            .values()
            .forEach(row -> row.forget(source));
      }
    }
    write(rows, items);
    requireUnshared();
  }

  /// One row of the table.
  private static final class Row {
    private final boolean known;
    private final SortedMap<String, How> sources = new TreeMap<>();
    private boolean changed;

    Row(boolean known) {
      this.known = known;
    }

    void put(String source, How how) {
      changed |= !how.equals(sources.put(source, how));
    }

    void forget(String source) {
      var how = sources.get(source);
      if (how != null) {
        put(source, new How(how.strong(), false));
      }
    }

    boolean strong() {
      return sources.values().stream().anyMatch(how -> how.strong() && how.live());
    }

    boolean live() {
      return sources.values().stream().anyMatch(How::live);
    }
  }

  /// By family.
  private Map<Told, SortedMap<String, Row>> known(List<String> cis) {
    var known = new LinkedHashMap<Told, SortedMap<String, Row>>();
    if (cis.isEmpty()) {
      return known;
    }
    try (var rows = database.queryEach(OF_ITEMS, cis)) {
      while (rows.next()) {
        var row = new Row(true);
        row.sources.putAll(Keys.sources(rows.text(5)));
        known
            .computeIfAbsent(
                new Told(rows.text(1), new Key(rows.text(2), rows.text(3))), _ -> new TreeMap<>())
            .put(rows.text(4), row);
      }
    }
    return known;
  }

  private void write(Map<Told, SortedMap<String, Row>> all, ItemWrites items) {
    var updates = database.batch(UPDATE);
    var inserts = database.batch(INSERT);
    all.forEach((told, byFamily) ->
        byFamily.forEach((family, row) -> {
          if (row.changed) {
            (row.known ? updates : inserts)
                .add(
                    items.root(told.ci()).equals(told.ci()),
                    row.strong(),
                    row.live(),
                    Keys.packed(row.sources),
                    Keys.folded(told.key()),
                    told.key().type(),
                    told.key().value(),
                    family,
                    told.ci());
          }
        }));
    updates.run();
    inserts.run();
  }

  private void requireUnshared() {
    if (strong.isEmpty()) {
      return;
    }
    var values = new HashSet<String>();
    strong.forEach(learnt -> values.add(Keys.folded(learnt.key())));
    var holders = new HashMap<Scope, Set<String>>();
    try (var rows = database.queryEach(STRONG, values)) {
      while (rows.next()) {
        var key = new Key(rows.text(1), rows.text(2));
        holders
            .computeIfAbsent(new Scope(key, rows.text(3), rows.textOrNull(5)), _ -> new HashSet<>())
            .add(rows.text(4));
      }
    }
    holders.forEach(this::requireUnshared);
  }

  private void requireUnshared(Scope scope, Set<String> holders) {
    if (holders.size() < 2) {
      return;
    }
    for (var l : strong) {
      var ci = l.ci().value();
      if (l.key().equals(scope.key()) && l.family().equals(scope.family()) && holders.remove(ci)) {
        throw new IllegalStateException(
            scope.key() + " already tells " + holders.iterator().next());
      }
    }
  }
}
