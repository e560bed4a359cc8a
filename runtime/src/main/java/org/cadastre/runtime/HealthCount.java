package org.cadastre.runtime;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is counted of items that belong together.
final class HealthCount {
  /// Items of one class with one owner.
  ///
  /// @param owner empty where nobody is
  record Group(String ciClass, String owner) implements Comparable<Group> {
    @Override
    public int compareTo(Group other) {
      int byClass = ciClass.compareTo(other.ciClass);
      return byClass != 0 ? byClass : owner.compareTo(other.owner);
    }
  }

  long items;
  long stale;
  long unverified;
  long conflicted;
  long missing;
  long retired;
  long suspected;
  private long wanted;
  private long there;
  private @Nullable Instant oldest;
  private final Map<String, Long> has = new HashMap<>();

  void has(String attribute) {
    has.merge(attribute, 1L, Long::sum);
  }

  void verified(Instant at) {
    oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
  }

  /// @param usual attributes that are expected where any of them is there
  /// @return those, or what more than half of the items have
  List<String> expected(List<String> usual) {
    if (usual.stream().anyMatch(has::containsKey)) {
      return usual;
    }
    return has.keySet().stream().filter(attribute -> 2 * got(attribute) > items).sorted().toList();
  }

  private long got(String attribute) {
    return has.getOrDefault(attribute, 0L);
  }

  /// @param expected attributes that its items should have
  void plus(HealthCount other, Collection<String> expected) {
    items += other.items;
    stale += other.stale;
    unverified += other.unverified;
    conflicted += other.conflicted;
    missing += other.missing;
    retired += other.retired;
    suspected += other.suspected;
    wanted += other.items * expected.size();
    expected.forEach(attribute -> there += other.got(attribute));
    other.has.forEach((attribute, count) -> has.merge(attribute, count, Long::sum));
    if (other.oldest != null) {
      verified(other.oldest);
    }
  }

  HealthReport.Line line(String of) {
    return new HealthReport.Line(
        of,
        items,
        wanted == 0 ? null : (int) (there * 100 / wanted),
        stale,
        unverified,
        conflicted,
        missing,
        retired,
        suspected,
        oldest);
  }
}
