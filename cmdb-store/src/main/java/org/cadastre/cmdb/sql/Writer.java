package org.cadastre.cmdb.sql;

import java.util.HashSet;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.store.PartlyKnownException;
import org.cadastre.core.store.RecordedAt;

/// Writes one set of changes, table by table in batches.
final class Writer {
  private final Database database;
  private final Numbers numbers;
  private final ItemWrites items;
  private final Lifecycles lifecycles;
  private final Endpoints endpoints;
  private final KeyWrites keys;
  private final SightingWrites sightings;
  private final FacetWrites facets;
  private final ClaimSetWrites claims;
  private final PastClaims past;
  private final StateWrites states;
  private final Sealing sealing;
  private final Conflicts conflicts;
  private final Acts acts;
  private final Runs runs;

  Writer(Database database) {
    this.database = database;
    numbers = new Numbers(database);
    items = new ItemWrites(database);
    lifecycles = new Lifecycles(database);
    endpoints = new Endpoints(database);
    keys = new KeyWrites(database);
    sightings = new SightingWrites(database, numbers);
    facets = new FacetWrites(database, numbers);
    claims = new ClaimSetWrites(database);
    past = new PastClaims(database);
    states = new StateWrites(database, numbers);
    sealing = new Sealing(database, numbers);
    conflicts = new Conflicts(database);
    acts = new Acts(database);
    runs = new Runs(database);
  }

  /// Does not commit.
  ///
  /// @return false when the set was committed before
  boolean write(ChangeSet changes) {
    var transcripts = new TranscriptWrites(database, numbers, changes);
    if (known(changes, transcripts)) {
      return false;
    }
    var recordedAt = new RecordedAt(changes, new Transcripts(database)::recordedAt);
    changes.changes().forEach(this::add);
    runs.flush();
    items.flush();
    lifecycles.flush();
    endpoints.flush(items);
    keys.flush(items);
    sightings.flush(transcripts, items);
    facets.flush(items, recordedAt, transcripts);
    claims.flush(items);
    past.flush();
    transcripts.flush();
    changes.changes().forEach(this::addAfterItems);
    states.flush(items, sealing);
    sealing.flush();
    return true;
  }

  private boolean known(ChangeSet changes, TranscriptWrites transcripts) {
    var ids = new HashSet<String>();
    for (var change : changes.changes()) {
      if (change instanceof Change.ActKept(var act, _)) {
        ids.add(act.id());
      }
    }
    int known = transcripts.keptBefore() + acts.known(ids).size();
    if (known > 0 && known < transcripts.kept() + ids.size()) {
      throw new PartlyKnownException();
    }
    return known > 0;
  }

  private void add(Change change) {
    switch (change) {
      case Change.ItemPut(var item) -> items.add(item);
      case Change.LifecycleChanged changed -> lifecycles.add(changed);
      case Change.EndpointSeen seen -> endpoints.add(seen);
      case Change.EndpointForgotten forgotten -> endpoints.add(forgotten);
      case Change.KeyLearnt learnt -> keys.add(learnt);
      case Change.KeyForgotten forgotten -> keys.add(forgotten);
      case Change.Sighted(var sighting) -> sightings.add(sighting, items);
      case Change.SightingForgotten(var transcript, var place) ->
          sightings.forget(transcript, place);
      case Change.FacetRead(var facet) -> facets.read(facet);
      case Change.FacetReset(var facet, var recordedAt) -> facets.reset(facet, recordedAt);
      case Change.ClaimsPut(var set) -> claims.add(set);
      case Change.ClaimPast(var claim) -> past.add(claim);
      case Change.ClaimCorrected corrected -> past.add(corrected);
      case Change.Decided(var state) -> states.add(state);
      case Change.DecisionStands stands -> states.add(stands);
      case Change.Undecided undecided -> states.add(undecided);
      case Change.Covered(var row) -> runs.add(row);
      case Change.RunPut(var run) -> runs.add(run);
      case Change.EvidenceKept _,
          Change.ConflictRaised _,
          Change.ConflictSettled _,
          Change.ActKept _ -> {}
    }
  }

  /// The few of which each is written by itself, in order.
  private void addAfterItems(Change change) {
    if (change instanceof Change.ActKept(var act, var location)) {
      acts.keep(act, location, items);
    } else if (change instanceof Change.ConflictRaised(var conflict)) {
      conflicts.raise(conflict, acts);
    } else if (change instanceof Change.ConflictSettled settled) {
      conflicts.settle(settled);
    }
  }
}
