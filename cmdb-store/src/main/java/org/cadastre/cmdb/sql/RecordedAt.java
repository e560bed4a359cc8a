package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.Facet;
import org.jspecify.annotations.Nullable;

/// When a reading came to be known as the facet's own: with its transcript, or, when it was taken
/// for another's before, with what the set brings.
final class RecordedAt {
  private final Transcripts transcripts;
  private final Map<String, Instant> kept = new HashMap<>();
  private @Nullable Instant latest;

  RecordedAt(ChangeSet changes, Transcripts transcripts) {
    this.transcripts = transcripts;
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

  Instant of(Facet reading) {
    var own = kept.get(reading.transcript());
    if (own != null) {
      return own;
    }
    return latest != null
        ? latest
        : transcripts.recordedAt(reading.transcript()).orElse(reading.readAt());
  }
}
