package org.cadastre.reconciler;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ClaimSet;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.store.HostBody;
import org.cadastre.reconciler.reconcile.Judge;
import org.jspecify.annotations.Nullable;

/// Tells what changes in the register when an item becomes what its draft says.
final class Differences {
  private final HostDraft draft;
  private final Instant recordedAt;
  private final List<Change> changes;

  /// @param changes where to add them
  Differences(HostDraft draft, Instant recordedAt, List<Change> changes) {
    this.draft = draft;
    this.recordedAt = recordedAt;
    this.changes = changes;
  }

  void add() {
    items();
    endpoints();
    changes.addAll(draft.lifecycles);
    readings();
    if (draft.whole()) {
      claims();
      states();
    }
  }

  private void items() {
    var before = draft.head == null ? null : draft.head.item();
    if (!draft.item().equals(before)) {
      changes.add(new Change.ItemPut(draft.item()));
    }
    var known = new HashMap<CiId, ConfigurationItem>();
    if (draft.body != null) {
      draft.body.parts().forEach(part -> known.put(part.id(), part));
    }
    draft.parts.forEach((ci, part) -> {
      if (!part.equals(known.get(ci))) {
        changes.add(new Change.ItemPut(part));
      }
    });
    known.forEach((ci, part) -> {
      if (!draft.parts.containsKey(ci) && part.lifecycle() != Lifecycle.RETIRED) {
        changes.add(new Change.ItemPut(part.in(Lifecycle.RETIRED)));
      }
    });
  }

  private void endpoints() {
    var before = draft.head == null ? List.of() : draft.head.endpoints();
    for (var endpoint : draft.endpoints) {
      if (!before.contains(endpoint)) {
        changes.add(new Change.EndpointSeen(draft.id, endpoint, draft.item().lastSeen()));
      }
    }
    if (draft.head != null) {
      draft.head.endpoints().stream()
          .filter(endpoint -> !draft.endpoints.contains(endpoint))
          .forEach(endpoint -> changes.add(new Change.EndpointForgotten(draft.id, endpoint)));
    }
  }

  private void readings() {
    if (draft.rebuilt && draft.head != null) {
      draft
          .head
          .facets()
          .forEach(facet -> changes.add(new Change.FacetReset(facet.key(), recordedAt)));
    }
    draft.readings.forEach(reading -> changes.add(new Change.FacetRead(reading)));
  }

  private void claims() {
    var before = new HashMap<FacetKey, Map<CiId, ClaimSet>>();
    body()
        .claims()
        .forEach(
            set -> before.computeIfAbsent(set.facet(), _ -> new HashMap<>()).put(set.ci(), set));
    var facets = new LinkedHashSet<>(draft.changed());
    if (draft.rebuilt) {
      facets.addAll(before.keySet());
    }
    for (var facet : facets) {
      open(facet, before.getOrDefault(facet, Map.of()));
    }
    ended();
  }

  private HostBody body() {
    return draft.body == null ? new HostBody(List.of(), List.of(), List.of()) : draft.body;
  }

  private void open(FacetKey facet, Map<CiId, ClaimSet> before) {
    var after = draft.sets(facet);
    after.forEach((ci, set) -> {
      var known = before.get(ci);
      if (known == null) {
        changes.add(new Change.ClaimsPut(set));
      } else {
        replace(known, set);
      }
    });
    before.forEach((ci, known) -> {
      if (!after.containsKey(ci) && !known.open().isEmpty()) {
        replace(known, new ClaimSet(facet, ci, List.of(), java.util.Set.of()));
      }
    });
  }

  private void replace(ClaimSet before, ClaimSet after) {
    var known = new TreeMap<String, Claim>();
    before.open().forEach(claim -> known.put(claim.attribute(), claim));
    var open = new ArrayList<Claim>();
    boolean same = before.held().equals(after.held());
    for (var claim : after.open()) {
      var was = known.remove(claim.attribute());
      if (was != null && sameStart(was, claim)) {
        open.add(recordedWith(claim, was));
        same &= !after.held().contains(claim.attribute()) || sameTime(was, claim);
        continue;
      }
      same = false;
      open.add(claim);
      if (was != null) {
        changes.add(new Change.ClaimPast(was.believedUntil(recordedAt)));
      }
    }
    known.values().forEach(was -> changes.add(new Change.ClaimPast(was.believedUntil(recordedAt))));
    if (!same || !known.isEmpty()) {
      changes.add(
          new Change.ClaimsPut(new ClaimSet(after.facet(), after.ci(), open, after.held())));
    }
  }

  private static boolean sameTime(Claim was, Claim claim) {
    return was.confirmed().equals(claim.confirmed());
  }

  private static boolean sameStart(Claim one, Claim other) {
    return one.value().equals(other.value())
        && one.validFrom().equals(other.validFrom())
        && Objects.equals(one.after(), other.after())
        && one.evidence().equals(other.evidence());
  }

  private static Claim recordedWith(Claim claim, Claim was) {
    return claim.recordedFrom().equals(was.recordedFrom())
        ? claim
        : new Claim(
            claim.facet(),
            claim.ci(),
            claim.attribute(),
            claim.value(),
            claim.after(),
            claim.validFrom(),
            null,
            was.recordedFrom(),
            null,
            claim.confirmed(),
            was.run(),
            claim.evidence());
  }

  /// Of facets that were worked out anew, what had ended may have ended otherwise.
  private void ended() {
    var before = new HashSet<Past>();
    if (draft.endedBefore != null) {
      var now = new HashSet<Past>();
      draft.ended.forEach(claim -> now.add(Past.of(claim)));
      for (var claim : draft.endedBefore) {
        if (draft.rebuilt || draft.refolded.contains(claim.facet())) {
          before.add(Past.of(claim));
          if (!now.contains(Past.of(claim))) {
            changes.add(new Change.ClaimCorrected(claim, recordedAt));
          }
        }
      }
    }
    for (var claim : draft.ended) {
      if (!before.contains(Past.of(claim))) {
        changes.add(new Change.ClaimPast(claim));
      }
    }
  }

  /// An ended claim apart from when it was written down.
  private record Past(
      FacetKey facet,
      CiId ci,
      String attribute,
      String value,
      @Nullable Instant after,
      Instant validFrom,
      @Nullable Instant validTo,
      Instant confirmed,
      String transcript) {
    static Past of(Claim claim) {
      return new Past(
          claim.facet(),
          claim.ci(),
          claim.attribute(),
          claim.value().canonical(),
          claim.after(),
          claim.validFrom(),
          claim.validTo(),
          claim.confirmed(),
          claim.evidence().transcript());
    }
  }

  private void states() {
    var before = new HashMap<CiId, Map<String, AttributeState>>();
    body()
        .states()
        .forEach(state ->
            before.computeIfAbsent(state.ci(), _ -> new HashMap<>()).put(state.attribute(), state));
    draft.states.forEach((ci, of) -> {
      var known = before.getOrDefault(ci, Map.of());
      of.forEach((attribute, state) -> state(known.get(attribute), state));
    });
    before.forEach((ci, of) ->
        of.keySet().stream()
            .filter(attribute -> !draft.states(ci).containsKey(attribute))
            .sorted()
            .forEach(attribute -> changes.add(new Change.Undecided(ci, attribute, recordedAt))));
  }

  private void state(@Nullable AttributeState before, AttributeState after) {
    if (before != null && before.equals(after)) {
      return;
    }
    if (before == null || !Judge.same(before, after)) {
      changes.add(new Change.Decided(after));
    } else if (!Objects.equals(before.decision().until(), after.decision().until())) {
      changes.add(
          new Change.DecisionStands(after.ci(), after.attribute(), after.decision().until()));
    }
  }
}
