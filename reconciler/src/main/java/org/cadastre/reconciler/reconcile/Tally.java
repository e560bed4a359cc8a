package org.cadastre.reconciler.reconcile;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.rules.Agreement.Errors;
import org.cadastre.core.rules.Agreement.Measured;
import org.cadastre.core.rules.Agreement.Pair;

/// Counts how often sources were right about one attribute, and which erred together.
final class Tally {
  /// Pairs beyond these are not counted: a bound for hostile input.
  private static final int MOST_PAIRS = 20_000;

  private final Map<String, Measured> sources = new TreeMap<>();
  private final Map<Pair, Errors> errors = new TreeMap<>();
  private long contests;

  /// How many contests had a reference.
  long contests() {
    return contests;
  }

  void contest() {
    contests++;
  }

  void compare(String source, boolean right) {
    sources.merge(
        source,
        new Measured(right ? 1 : 0, 1),
        (m, one) -> new Measured(m.right() + one.right(), m.compared() + one.compared()));
  }

  /// @param wrong what those said who erred about one item
  void erred(Map<String, Integer> wrong) {
    var who = new ArrayList<>(wrong.entrySet());
    for (int i = 0; i < who.size(); i++) {
      for (int j = i + 1; j < who.size(); j++) {
        var one = who.get(i);
        var other = who.get(j);
        count(new Pair(one.getKey(), other.getKey()), one.getValue().equals(other.getValue()));
      }
    }
  }

  private void count(Pair pair, boolean alike) {
    if (errors.size() < MOST_PAIRS || errors.containsKey(pair)) {
      errors.merge(
          pair,
          new Errors(alike ? 1 : 0, 1),
          (e, one) -> new Errors(e.alike() + one.alike(), e.together() + one.together()));
    }
  }

  Map<String, Measured> sources() {
    return sources;
  }

  Map<Pair, Errors> errors() {
    return errors;
  }

  Measure measure() {
    return new Measure(sources, errors);
  }
}
