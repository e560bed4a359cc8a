package org.cadastre.runtime;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.probe.Probe;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.TranscriptArchive;
import org.cadastre.reconciler.Observation;
import org.cadastre.reconciler.Reconciler;
import org.cadastre.settings.Configuration;

/// Enters archived transcripts into the register: reads, reconciles, commits; one transcript, one
/// commit.
final class Registrar {
  private final Configuration configuration;
  private final Map<String, Probe> probes;
  private final InstantSource clock;
  private final TreeSet<CiId> seen = new TreeSet<>();
  private final TreeSet<CiId> created = new TreeSet<>();
  private final List<CoverageRow> failures = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  Registrar(Configuration configuration, Map<String, Probe> probes, InstantSource clock) {
    this.configuration = configuration;
    this.probes = probes;
    this.clock = clock;
  }

  /// Enters what a process kept that died before it could enter it. That belongs to its own run and
  /// is no part of what this one reports.
  void catchUp(CmdbStore store, TranscriptArchive archive) {
    var forOthers = new Registrar(configuration, probes, clock);
    archive.after(store.lastLocation(), kept -> forOthers.enter(store, kept));
  }

  void enter(CmdbStore store, TranscriptArchive.Kept kept) {
    var transcript = kept.transcript();
    var evidence =
        new EvidenceRecord(
            transcript.hash(),
            kept.run(),
            transcript.probe(),
            transcript.endpoint(),
            transcript.ended(),
            kept.recordedAt(),
            kept.location());
    ChangeSet changes;
    try {
      changes = reconciled(store, kept, evidence);
    } catch (RuntimeException | StackOverflowError e) {
      faults.add(
          "%s: %s (transcript %s is kept)".formatted(transcript.endpoint(), e, evidence.hash()));
      changes = ChangeSet.of(new Change.Covered(fault(evidence)));
    }
    store.commit(ChangeSet.of(new Change.EvidenceKept(evidence)).and(changes));
    changes.changes().forEach(this::note);
  }

  private ChangeSet reconciled(
      CmdbStore store, TranscriptArchive.Kept kept, EvidenceRecord evidence) {
    var observation =
        new Observation(
            kept.run(),
            evidence.source(),
            evidence.endpoint(),
            evidence.hash(),
            evidence.observedAt(),
            findings(kept.transcript()));
    var reconciler = new Reconciler(configuration.model(), configuration.rules());
    var changes = reconciler.reconcile(store, observation, clock.instant());
    for (var change : changes.changes()) {
      if (change instanceof Change.ItemPut put
          && put.item().host() == null
          && store.item(put.item().id()).isEmpty()) {
        created.add(put.item().id());
      }
    }
    return changes;
  }

  private List<Finding> findings(Transcript transcript) {
    var probe = probes.get(transcript.probe());
    return probe == null ? List.of() : probe.read(transcript);
  }

  private static CoverageRow fault(EvidenceRecord evidence) {
    return new CoverageRow(
        evidence.run(),
        evidence.source(),
        evidence.endpoint().toString(),
        "contact",
        Outcome.GARBLED,
        "our own fault while reading it; the transcript is kept",
        null,
        evidence.hash());
  }

  private void note(Change change) {
    switch (change) {
      case Change.EndpointSeen endpoint -> seen.add(endpoint.ci());
      case Change.Covered(var row) when failed(row) -> failures.add(row);
      default -> {}
    }
  }

  /// Whether an operator should act on it: what a device does not have or a credential may not see
  /// is told, but is no failure of the scan.
  private static boolean failed(CoverageRow row) {
    return switch (row.outcome()) {
      case COMPLETE, UNSUPPORTED, DENIED -> false;
      case PARTIAL -> row.facet().equals("contact");
      case TIMED_OUT, UNREACHABLE, GARBLED -> true;
    };
  }

  List<CiId> seen() {
    return List.copyOf(seen);
  }

  List<CiId> created() {
    return List.copyOf(created);
  }

  List<CoverageRow> failures() {
    return List.copyOf(failures);
  }

  List<String> faults() {
    return List.copyOf(faults);
  }
}
