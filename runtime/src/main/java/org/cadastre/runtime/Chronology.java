package org.cadastre.runtime;

import java.time.Duration;
import java.time.Instant;
import org.cadastre.core.ci.Ahead;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.store.CmdbStore;

/// Keeps runs in the order of time. What is entered with a clock that is behind would count as
/// older than what is known, and change nothing.
final class Chronology {
  private Chronology() {}

  /// @throws RefusedException when a run has begun at a time that is yet to come
  static void require(CmdbStore store, Instant now) {
    for (var run : store.runs()) {
      if (run.status() != RunStatus.DISOWNED && Ahead.of(run.started(), now)) {
        throw new RefusedException(
            ("run %s began at %s, but it is %s now: one of the clocks was wrong by %s. Set the"
                    + " clock right, and wait until then, or take back what that run said: cadastre"
                    + " scan disown %s (docs/clocks.md)")
                .formatted(
                    run.id(), run.started(), now, Duration.between(now, run.started()), run.id()));
      }
    }
  }
}
