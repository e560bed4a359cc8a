package org.cadastre.core.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.Facet;
import org.jspecify.annotations.Nullable;

/// When a reading came to be known as the facet's own: with its transcript, or, when it was taken
/// for another's before, with what the set brings.
public final class RecordedAt {
  private final Function<String, Optional<Instant>> known;
  private final Map<String, Instant> kept = new HashMap<>();
  private @Nullable Instant latest;

  /// @param known when the store recorded a transcript, told by its hash
  public RecordedAt(ChangeSet changes, Function<String, Optional<Instant>> known) {
    this.known = known;
    for (var change : changes.changes()) {
      if (change instanceof Change.EvidenceKept(var evidence)) {
        kept.put(evidence.hash(), evidence.recordedAt());
        note(evidence.recordedAt());
      } else if (change instanceof Change.ActKept(var act, _)) {
        note(act.recordedAt());
      } else if (change instanceof Change.FacetReset(_, var at)) {
        note(at);
      }
    }
  }

  private void note(Instant at) {
    if (latest == null || at.isAfter(latest)) {
      latest = at;
    }
  }

  /// When that became part of the register.
  public Instant of(Facet reading) {
    var own = kept.get(reading.transcript());
    if (own != null) {
      return own;
    }
    return latest != null ? latest : known.apply(reading.transcript()).orElse(reading.readAt());
  }
}
