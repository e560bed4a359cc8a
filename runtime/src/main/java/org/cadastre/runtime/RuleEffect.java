package org.cadastre.runtime;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a rule set makes of the whole estate, in numbers.
///
/// @param from version of the rules that were in force
/// @param to version of those that are compared with them
/// @param items how many items that stand on their own were judged
/// @param judged how many attributes, of them and their parts
/// @param byAttribute what changes, by attribute or type of relation; only those that do
/// @param remarks what the numbers do not show
public record RuleEffect(
    String from,
    String to,
    long items,
    long judged,
    SortedMap<String, Count> byAttribute,
    List<String> remarks) {
  public RuleEffect {
    byAttribute = new TreeMap<>(byAttribute);
    remarks = List.copyOf(remarks);
  }

  /// How many attribute states change, and in what; one may change in all three.
  public record Count(long changes, long values, long statuses, long winners) {
    static Count of(RuleChange change) {
      return new Count(
          1, change.ofValue() ? 1 : 0, change.ofStatus() ? 1 : 0, change.ofWinner() ? 1 : 0);
    }

    Count plus(Count other) {
      return new Count(
          changes + other.changes,
          values + other.values,
          statuses + other.statuses,
          winners + other.winners);
    }
  }

  public Count total() {
    return byAttribute.values().stream().reduce(new Count(0, 0, 0, 0), Count::plus);
  }
}
