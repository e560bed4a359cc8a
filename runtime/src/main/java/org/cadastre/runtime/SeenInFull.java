package org.cadastre.runtime;

import java.util.Set;
import java.util.TreeSet;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.store.CmdbStore;

/// Tells which endpoints a run saw in full. What they said is in the register, with its own time,
/// since then; an endpoint with a gap is not among them.
final class SeenInFull {
  private SeenInFull() {}

  /// @param run how its id begins
  /// @throws RefusedException when there is no such run
  static Set<String> of(CmdbStore store, String run) {
    var of =
        store.run(run).orElseThrow(() -> new RefusedException("there is no run '" + run + "'"));
    var whole = new TreeSet<String>();
    var gaps = new TreeSet<String>();
    for (var row : store.coverage(of.id())) {
      (row.outcome() == Outcome.COMPLETE ? whole : gaps).add(row.scope());
    }
    whole.removeAll(gaps);
    return whole;
  }
}
