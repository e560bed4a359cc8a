package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cadastre.core.ci.Change.KeyForgotten;
import org.cadastre.core.ci.Change.KeyLearnt;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.evidence.Key;
import org.jspecify.annotations.Nullable;

/// Table `identity_key`.
final class Keys {
  private static final String ALIKE =
      """
      select k.ci, k.strong, i.lifecycle from identity_key k left join item i on i.id = k.ci
      where k.value_folded = ? and k.key_type = ? and k.key_value = ? and k.family = ? and k.host = ?
      """;
  private static final CiId ANYBODY = new CiId("");
  private static final Upsert PUT =
      new Upsert(
          """
          update identity_key set strong = ?
          where value_folded = ? and key_type = ? and key_value = ? and family = ? and host = ?
            and ci = ?
          """,
          """
          insert into identity_key (strong, value_folded, key_type, key_value, family, host, ci)
          values (?, ?, ?, ?, ?, ?, ?)
          """);
  private static final String FORGET =
      """
      delete from identity_key
      where value_folded = ? and key_type = ? and key_value = ? and ci = ?
      """;
  private static final String OF_ITEMS =
      "select ci, key_type, key_value from identity_key where ci in (?...)";

  private final Database database;
  private final Map<KeyLearnt, KeyLearnt> pending = new LinkedHashMap<>();
  private final List<KeyForgotten> gone = new ArrayList<>();
  private final Map<KeyLearnt, CiId> strong = new HashMap<>();

  Keys(Database database) {
    this.database = database;
  }

  void add(KeyLearnt learnt) {
    var weak = new KeyLearnt(learnt.ci(), learnt.key(), learnt.family(), learnt.host(), false);
    pending.put(weak, learnt);
  }

  void add(KeyForgotten forgotten) {
    pending
        .keySet()
        .removeIf(k -> k.ci().equals(forgotten.ci()) && k.key().equals(forgotten.key()));
    gone.add(forgotten);
  }

  void flush() {
    for (var forgotten : gone) {
      var key = forgotten.key();
      database.update(FORGET, folded(key), key.type(), key.value(), forgotten.ci().value());
    }
    var batches = PUT.new Batches(database);
    for (var k : pending.values()) {
      boolean known = known(k);
      if (k.strong()) {
        var other = strong.putIfAbsent(scope(k), k.ci());
        if (other != null && !other.equals(k.ci())) {
          throw shared(k, other);
        }
      }
      var key = k.key();
      batches.put(
          known,
          k.strong(),
          folded(key),
          key.type(),
          key.value(),
          k.family(),
          none(k.host()),
          k.ci().value());
    }
    batches.run();
  }

  /// Whether the item is known by that key already; nobody else may be, where it is strong.
  private boolean known(KeyLearnt k) {
    boolean known = false;
    try (var rows = alike(k.key(), k.family(), k.host())) {
      while (rows.next()) {
        var owner = new CiId(rows.text(1));
        if (owner.equals(k.ci())) {
          known = true;
        } else if (k.strong() && rows.flag(2) && live(rows)) {
          throw shared(k, owner);
        }
      }
    }
    return known;
  }

  private Rows alike(Key key, String family, @Nullable CiId host) {
    return database.query(ALIKE, folded(key), key.type(), key.value(), family, none(host));
  }

  private static boolean live(Rows alike) {
    var lifecycle = alike.textOrNull(3);
    return lifecycle != null && !lifecycle.equals(Lifecycle.RETIRED.name());
  }

  private static IllegalStateException shared(KeyLearnt k, CiId other) {
    return new IllegalStateException(k.key() + " already tells " + other);
  }

  private static KeyLearnt scope(KeyLearnt k) {
    return new KeyLearnt(ANYBODY, k.key(), k.family(), k.host(), true);
  }

  private static String folded(Key key) {
    return key.value().toLowerCase(Locale.ROOT);
  }

  private static String none(@Nullable CiId host) {
    return host == null ? "" : host.value();
  }

  Set<CiId> identified(Key key, String family, @Nullable CiId host) {
    var found = new TreeSet<CiId>();
    try (var rows = alike(key, family, host)) {
      while (rows.next()) {
        if (live(rows)) {
          found.add(new CiId(rows.text(1)));
        }
      }
    }
    return found;
  }

  SortedSet<Key> of(CiId id) {
    var found = of(List.of(id.value())).get(id.value());
    return found == null ? new TreeSet<>() : found;
  }

  Map<String, SortedSet<Key>> of(List<String> items) {
    var found = new HashMap<String, SortedSet<Key>>();
    for (int from = 0; from < items.size(); from += Database.taken(items, from)) {
      try (var rows = database.queryIn(OF_ITEMS, items, from)) {
        while (rows.next()) {
          var ci = rows.text(1);
          var of = found.get(ci);
          if (of == null) {
            of = new TreeSet<>();
            found.put(ci, of);
          }
          of.add(new Key(rows.text(2), rows.text(3)));
        }
      }
    }
    return found;
  }
}
