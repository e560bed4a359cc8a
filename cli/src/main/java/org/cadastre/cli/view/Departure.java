package org.cadastre.cli.view;

import java.util.Comparator;
import java.util.Optional;
import org.cadastre.cli.output.Json;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.store.CmdbStore;

/// Why an item is no longer there, with the proof.
public record Departure(Change.LifecycleChanged change) {

  /// Empty for what is there.
  public static Optional<Departure> of(CmdbStore store, ConfigurationItem item) {
    return item.lifecycle() == Lifecycle.ACTIVE
        ? Optional.empty()
        : store.lifecycle(item.id()).stream()
            .filter(change -> change.lifecycle() == item.lifecycle())
            .max(Comparator.comparing(Change.LifecycleChanged::recordedAt))
            .map(Departure::new);
  }

  /// `since 2026-…: aws:… listed every …, and it is not among them (ffb69a4d92ca#0)`
  String text() {
    var evidence = change.evidence();
    return "since "
        + Words.time(change.at())
        + ": "
        + change.because()
        + (evidence == null ? "" : " (" + Words.citation(evidence) + ")");
  }

  Json.Obj json() {
    var evidence = change.evidence();
    return new Json.Obj()
        .put("at", change.at())
        .put("lifecycle", change.lifecycle().word())
        .put("because", change.because())
        .put("run", change.run())
        .put("transcript", evidence == null ? null : evidence.transcript())
        .put("exchange", evidence == null ? new Json.Null() : new Json.Num(evidence.exchange()));
  }
}
