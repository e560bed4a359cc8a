package org.cadastre.reconciler.reconcile;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.model.Value;

/// Who agreed with whom in one contest; what they said is reduced to numbers, for only equality
/// matters.
///
/// @param said by source; equal numbers for equal values
record Ballot(Map<String, Integer> said) {
  /// Of a contest with more sources, the first by name count: a bound for hostile input.
  private static final int MOST_SOURCES = 64;

  /// The latest word of each source.
  static Ballot of(Collection<Claim> claims) {
    var heard = new TreeMap<String, Claim>();
    for (var claim : claims) {
      heard.merge(
          claim.source(),
          claim,
          (some, other) -> Contest.LATEST_FIRST.compare(some, other) <= 0 ? some : other);
    }
    while (heard.size() > MOST_SOURCES) {
      heard.pollLastEntry();
    }
    var numbers = new HashMap<Value, Integer>();
    var said = new TreeMap<String, Integer>();
    heard.forEach((source, claim) -> {
      var number = numbers.computeIfAbsent(claim.value(), _ -> numbers.size());
      said.put(source, number);
    });
    return new Ballot(said);
  }
}
