package org.cadastre.reconciler.identify;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.CiId;

/// What people say of who is who, and which item each subject they speak of was taken for.
public final class Asserted {
  private final Map<String, Set<String>> same = new HashMap<>();
  private final Map<String, Set<String>> apart = new HashMap<>();
  private final Map<CiId, Set<String>> met = new HashMap<>();

  public Asserted(Collection<Act.Signed> assertions) {
    for (var signed : assertions) {
      if (signed.act() instanceof Act.Same(var one, var other)) {
        pair(same, one, other);
      } else if (signed.act() instanceof Act.Apart(var these, var those)) {
        these.forEach(one -> those.forEach(other -> pair(apart, one, other)));
      }
    }
  }

  private static void pair(Map<String, Set<String>> pairs, String one, String other) {
    pairs.computeIfAbsent(one, _ -> new TreeSet<>()).add(other);
    pairs.computeIfAbsent(other, _ -> new TreeSet<>()).add(one);
  }

  /// Every signature that anybody spoke of.
  public SortedSet<String> signatures() {
    var all = new TreeSet<>(same.keySet());
    all.addAll(apart.keySet());
    return all;
  }

  public boolean concerns(String signature) {
    return same.containsKey(signature) || apart.containsKey(signature);
  }

  /// Every signature that anybody spoke of together with this one, and it.
  public SortedSet<String> spokenOfWith(String signature) {
    var all = new TreeSet<>(same.getOrDefault(signature, Set.of()));
    all.addAll(apart.getOrDefault(signature, Set.of()));
    if (!all.isEmpty()) {
      all.add(signature);
    }
    return all;
  }

  /// A subject with that signature was taken for that item.
  public void met(CiId ci, String signature) {
    if (concerns(signature)) {
      met.computeIfAbsent(ci, _ -> new HashSet<>()).add(signature);
    }
  }

  public void union(CiId from, CiId into) {
    var moved = met.remove(from);
    if (moved != null) {
      met.computeIfAbsent(into, _ -> new HashSet<>()).addAll(moved);
    }
  }

  /// Items that are said to be what has this signature.
  public SortedSet<CiId> same(String signature) {
    return holding(same.getOrDefault(signature, Set.of()));
  }

  /// Items that are said not to be what has this signature.
  public SortedSet<CiId> apart(String signature) {
    return holding(apart.getOrDefault(signature, Set.of()));
  }

  /// Whether two items are said to be two.
  public boolean apart(CiId one, CiId other) {
    var others = met.getOrDefault(other, Set.of());
    return met.getOrDefault(one, Set.of()).stream()
        .anyMatch(s -> apart.getOrDefault(s, Set.of()).stream().anyMatch(others::contains));
  }

  private SortedSet<CiId> holding(Set<String> signatures) {
    var found = new TreeSet<CiId>();
    if (!signatures.isEmpty()) {
      met.forEach((ci, of) -> {
        if (of.stream().anyMatch(signatures::contains)) {
          found.add(ci);
        }
      });
    }
    return found;
  }
}
