package org.cadastre.cmdb.sql;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.evidence.Key;

/// Reads table `identity_key`.
final class Keys {
  /// Without the family: PostgreSQL would take it for rare, and read all keys for each that is
  /// asked.
  private static final String HOLDERS =
      """
      select k.key_type, k.key_value, k.ci, k.live, k.family
      from unnest(?) as v(id) join identity_key k on k.value_folded = v.id
      where k.own = true
      """;

  private static final String OF_ITEMS =
      """
      select k.ci, k.key_type, k.key_value, k.sources
      from unnest(?) as v(id) join identity_key k on k.ci = v.id
      where k.live = true
      """;

  private final Database database;

  Keys(Database database) {
    this.database = database;
  }

  static String folded(Key key) {
    return key.value().toLowerCase(Locale.ROOT);
  }

  /// Told by the keys now.
  Map<Key, SortedSet<CiId>> holders(String family, Collection<Key> keys) {
    return holders(family, keys, true);
  }

  /// Told by any of them, now or before.
  SortedSet<CiId> everHeld(String family, Collection<Key> keys) {
    var all = new TreeSet<CiId>();
    holders(family, keys, false).values().forEach(all::addAll);
    return all;
  }

  private Map<Key, SortedSet<CiId>> holders(String family, Collection<Key> keys, boolean now) {
    var found = new HashMap<Key, SortedSet<CiId>>();
    if (keys.isEmpty()) {
      return found;
    }
    var asked = new HashSet<>(keys);
    var folded = new HashSet<String>();
    asked.forEach(key -> folded.add(folded(key)));
    try (var rows = database.queryEach(HOLDERS, folded)) {
      while (rows.next()) {
        var key = new Key(rows.text(1), rows.text(2));
        boolean wanted = asked.contains(key) && rows.text(5).equals(family);
        if (wanted && (rows.flag(4) || !now)) {
          found.computeIfAbsent(key, _ -> new TreeSet<>()).add(rows.id(3));
        }
      }
    }
    return found;
  }

  SortedSet<Key> of(CiId id) {
    return new TreeSet<>(
        bySource(Set.of(id.value())).getOrDefault(id.value(), new TreeMap<>()).keySet());
  }

  /// Each key of the items, with the sources that say so.
  Map<String, SortedMap<Key, SortedSet<String>>> bySource(Collection<String> items) {
    var found = new HashMap<String, SortedMap<Key, SortedSet<String>>>();
    try (var rows = database.queryEach(OF_ITEMS, List.copyOf(items))) {
      while (rows.next()) {
        var sources =
            found
                .computeIfAbsent(rows.text(1), _ -> new TreeMap<>())
                .computeIfAbsent(new Key(rows.text(2), rows.text(3)), _ -> new TreeSet<>());
        sources(rows.text(4))
            .forEach((source, how) -> {
              if (how.live()) {
                sources.add(source);
              }
            });
      }
    }
    return found;
  }

  /// How a source tells an item by a key.
  record How(boolean strong, boolean live) {
    private static final String YES = "1";

    private static How read(Packed.Reader in) {
      return new How(in.field().equals(YES), in.field().equals(YES));
    }

    private void write(Packed.Writer out) {
      out.field(strong ? YES : "").field(live ? YES : "");
    }
  }

  static SortedMap<String, How> sources(String packed) {
    var sources = new TreeMap<String, How>();
    var in = new Packed.Reader(packed);
    while (in.line()) {
      sources.put(in.field(), How.read(in));
    }
    return sources;
  }

  static String packed(SortedMap<String, How> sources) {
    var out = new Packed.Writer();
    sources.forEach((source, how) -> {
      how.write(out.field(source));
      out.end();
    });
    return out.text();
  }
}
