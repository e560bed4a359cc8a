package org.cadastre.cli.view;

import org.cadastre.cli.output.Json;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Lock;
import org.cadastre.core.ci.Status;
import org.jspecify.annotations.Nullable;

/// How a locked attribute reads: who holds it, why, until when, and what is observed meanwhile.
final class LockWords {
  private LockWords() {}

  /// @param lock null where it is not known
  static String of(AttributeState state, @Nullable Lock lock) {
    var observed = state.decision().observed();
    var seen = "observed: " + (observed == null ? "nothing" : observed);
    return lock == null ? seen : seen + "; " + of(lock);
  }

  static String of(Lock lock) {
    var until = lock.until();
    return "locked by %s: %s%s"
        .formatted(
            lock.owner(), lock.reason(), until == null ? "" : " (until " + Words.time(until) + ")");
  }

  /// Adds what is observed of a locked attribute, and its lock, if it is one.
  static Json.Obj put(Json.Obj attribute, AttributeState state, @Nullable Lock lock) {
    if (state.status() != Status.LOCKED) {
      return attribute;
    }
    var observed = state.decision().observed();
    attribute.put("observed", observed == null ? new Json.Null() : Words.json(observed));
    return lock == null
        ? attribute
        : attribute.put(
            "lock",
            new Json.Obj()
                .put("owner", lock.owner())
                .put("reason", lock.reason())
                .put("since", lock.since())
                .put("until", lock.until()));
  }
}
