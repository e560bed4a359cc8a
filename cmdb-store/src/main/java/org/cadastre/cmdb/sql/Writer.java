package org.cadastre.cmdb.sql;

import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;

/// Writes one set of changes, table by table in batches.
final class Writer {
  private final Items items;
  private final Lifecycles lifecycles;
  private final Endpoints endpoints;
  private final Keys keys;
  private final FacetIds facetIds;
  private final Facets facets;
  private final ClaimWrites claims;
  private final StateWrites states;
  private final Conflicts conflicts;
  private final Runs runs;
  private final Transcripts transcripts;

  Writer(Database database) {
    items = new Items(database);
    lifecycles = new Lifecycles(database);
    endpoints = new Endpoints(database);
    keys = new Keys(database);
    facetIds = new FacetIds(database);
    facets = new Facets(database);
    claims = new ClaimWrites(database, facetIds);
    states = new StateWrites(database, facetIds);
    conflicts = new Conflicts(database);
    runs = new Runs(database);
    transcripts = new Transcripts(database);
  }

  /// Does not commit.
  void write(ChangeSet changes) {
    if (known(changes)) {
      return;
    }
    for (var change : changes.changes()) {
      add(change);
    }
    runs.flush();
    items.flush();
    lifecycles.flush();
    endpoints.flush();
    keys.flush();
    facets.flush(facetIds);
    claims.flush();
    states.flush();
  }

  private boolean known(ChangeSet changes) {
    int known = 0;
    int unknown = 0;
    for (var change : changes.changes()) {
      if (change instanceof Change.EvidenceKept(var evidence)) {
        if (transcripts.known(evidence.hash())) {
          known++;
        } else {
          unknown++;
        }
      }
    }
    if (known > 0 && unknown > 0) {
      throw new IllegalStateException("only some of the set's transcripts were committed before");
    }
    return known > 0;
  }

  private void add(Change change) {
    switch (change) {
      case Change.ItemPut(var item) -> items.add(item);
      case Change.LifecycleChanged changed -> lifecycles.add(changed);
      case Change.EndpointSeen seen -> endpoints.add(seen);
      case Change.KeyLearnt learnt -> keys.add(learnt);
      case Change.KeyForgotten forgotten -> keys.add(forgotten);
      case Change.FacetVerified(var facet) -> facets.add(facet);
      case Change.ClaimOpened opened -> claims.add(opened);
      case Change.ClaimEnded ended -> claims.add(ended);
      case Change.ClaimHeld held -> claims.add(held);
      case Change.Decided(var state) -> states.add(state);
      case Change.ConflictRaised(var conflict) -> conflicts.raise(conflict);
      case Change.Covered(var row) -> runs.add(row);
      case Change.RunPut(var run) -> runs.add(run);
      case Change.EvidenceKept(var evidence) -> transcripts.keep(evidence);
    }
  }
}
