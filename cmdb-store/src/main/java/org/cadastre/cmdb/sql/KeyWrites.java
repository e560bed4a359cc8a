package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.Change.KeyForgotten;
import org.cadastre.core.ci.Change.KeyLearnt;
import org.cadastre.core.evidence.Key;
import org.jspecify.annotations.Nullable;

/// Writes table `identity_key`, for one commit.
final class KeyWrites {
  private static final String OF_ITEMS =
      """
      select k.ci, k.key_type, k.key_value, k.family, k.source, k.strong, k.live
      from unnest(?) as v(id) join identity_key k on k.ci = v.id
      """;
  private static final String UPDATE =
      """
      update identity_key set strong = ?, live = ?
      where value_folded = ? and key_type = ? and key_value = ? and family = ? and ci = ?
        and source = ?
      """;
  private static final String INSERT =
      """
      insert into identity_key (strong, live, value_folded, key_type, key_value, family, ci, source)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String STRONG =
      """
      select k.key_type, k.key_value, k.family, k.ci, i.host
      from unnest(?) as v(id) join identity_key k on k.value_folded = v.id
        join item i on i.id = k.ci
      where k.strong = true and k.live = true and i.lifecycle <> 'RETIRED'
      """;

  private record Told(String ci, Key key, String family, String source) {}

  private record How(boolean strong, boolean live) {}

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
    var before = before(items);
    var after = new LinkedHashMap<>(before);
    for (var change : pending) {
      if (change instanceof KeyLearnt(var ci, var key, var family, var source, var isStrong)) {
        after.put(new Told(ci.value(), key, family, source), new How(isStrong, true));
      } else if (change instanceof KeyForgotten(var ci, var key, var source)) {
        forget(after, ci.value(), key, source);
      }
    }
    write(before, after);
    requireUnshared();
  }

  private static void forget(Map<Told, How> all, String ci, Key key, String source) {
    all.replaceAll((told, how) ->
        told.ci().equals(ci) && told.key().equals(key) && told.source().equals(source)
            ? new How(how.strong(), false)
            : how);
  }

  private Map<Told, How> before(ItemWrites items) {
    var cis = new ArrayList<String>();
    for (var change : pending) {
      cis.add(
          change instanceof KeyLearnt l ? l.ci().value() : ((KeyForgotten) change).ci().value());
    }
    var known = items.known(cis);
    var before = new HashMap<Told, How>();
    if (known.isEmpty()) {
      return before;
    }
    try (var rows = database.queryEach(OF_ITEMS, known)) {
      while (rows.next()) {
        var key = new Key(rows.text(2), rows.text(3));
        before.put(
            new Told(rows.text(1), key, rows.text(4), rows.text(5)),
            new How(rows.flag(6), rows.flag(7)));
      }
    }
    return before;
  }

  private void write(Map<Told, How> before, Map<Told, How> after) {
    var updates = database.batch(UPDATE);
    var inserts = database.batch(INSERT);
    after.forEach((told, how) -> {
      var known = before.get(told);
      if (!how.equals(known)) {
        (known == null ? inserts : updates)
            .add(
                how.strong(),
                how.live(),
                Keys.folded(told.key()),
                told.key().type(),
                told.key().value(),
                told.family(),
                told.ci(),
                told.source());
      }
    });
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
