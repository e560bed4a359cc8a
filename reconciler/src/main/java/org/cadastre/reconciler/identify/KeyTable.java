package org.cadastre.reconciler.identify;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.evidence.Key;

/// Which items are told by which keys, and which sources say so.
public final class KeyTable {
  private final Map<Key, SortedSet<CiId>> holders = new HashMap<>();
  private final Map<CiId, SortedMap<Key, SortedSet<String>>> keys = new HashMap<>();
  private final Map<CiId, SortedMap<Key, String>> letGo = new HashMap<>();

  /// Takes over what is known of a key: all items that it tells.
  public void know(Key key, SortedSet<CiId> items) {
    holders.put(key, new TreeSet<>(items));
  }

  /// Takes over what is known of an item: all keys that it is told by.
  public void know(CiId ci, SortedMap<Key, SortedSet<String>> told) {
    var copy = new TreeMap<Key, SortedSet<String>>();
    told.forEach((key, sources) -> copy.put(key, new TreeSet<>(sources)));
    keys.put(ci, copy);
  }

  public boolean knows(Key key) {
    return holders.containsKey(key);
  }

  public SortedSet<CiId> holders(Key key) {
    return Collections.unmodifiableSortedSet(holders.getOrDefault(key, new TreeSet<>()));
  }

  public SortedMap<Key, SortedSet<String>> keys(CiId ci) {
    return Collections.unmodifiableSortedMap(keys.getOrDefault(ci, new TreeMap<>()));
  }

  /// Keys that told the item at some time and were let go, each with a source that said so. Some
  /// may tell it again.
  public SortedMap<Key, String> letGo(CiId ci) {
    return Collections.unmodifiableSortedMap(letGo.getOrDefault(ci, new TreeMap<>()));
  }

  /// Takes over what another table knows of an item.
  public void know(CiId ci, KeyTable other, CiId there) {
    know(ci, other.keys(there));
    letGo.put(ci, new TreeMap<>(other.letGo(there)));
  }

  public void learn(CiId ci, Key key, String source) {
    holders.computeIfAbsent(key, _ -> new TreeSet<>()).add(ci);
    keys.computeIfAbsent(ci, _ -> new TreeMap<>())
        .computeIfAbsent(key, _ -> new TreeSet<>())
        .add(source);
  }

  public void forget(CiId ci, Key key, String source) {
    var sources = keys.getOrDefault(ci, new TreeMap<>()).get(key);
    if (sources != null && sources.remove(source) && sources.isEmpty()) {
      forget(ci, key);
    }
  }

  public void forget(CiId ci, Key key) {
    var sources = keys.getOrDefault(ci, new TreeMap<>()).remove(key);
    if (sources != null) {
      var last = sources.isEmpty() ? "" : sources.getFirst();
      letGo.computeIfAbsent(ci, _ -> new TreeMap<>()).put(key, last);
    }
    holders.getOrDefault(key, new TreeSet<>()).remove(ci);
  }

  /// From now on everything that told one of them tells the other.
  public void union(CiId from, CiId into) {
    new TreeMap<>(keys(from))
        .forEach((key, sources) -> {
          sources.forEach(source -> learn(into, key, source));
          forget(from, key);
        });
    var kept = letGo.computeIfAbsent(into, _ -> new TreeMap<>());
    letGo(from).forEach((key, source) -> kept.putIfAbsent(key, source));
    keys.remove(from);
    letGo.remove(from);
  }
}
