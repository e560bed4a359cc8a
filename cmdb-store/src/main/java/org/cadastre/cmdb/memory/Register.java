package org.cadastre.cmdb.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Key;
import org.jspecify.annotations.Nullable;

/// One state of the register. A commit works on a [#copy], so that readers of the state before
/// never see half of it; the collections inside the maps are replaced, never changed.
final class Register {
  final Map<CiId, ConfigurationItem> items;
  final Map<CiId, List<CiId>> parts;
  final Map<CiId, List<Endpoint>> endpoints;
  final Map<Key, List<Change.KeyLearnt>> owners;
  final Map<CiId, List<Key>> keys;
  final Map<FacetKey, Facet> facets;
  final Map<FacetKey, List<Facet>> ledger;
  final Map<CiId, List<Claim>> claims;
  final Map<Statement, Instant> held;
  final Map<CiId, List<AttributeState>> states;
  final Map<CiId, List<Change.LifecycleChanged>> lifecycle;
  final Map<String, Conflict> conflicts;
  final Map<String, List<CoverageRow>> coverage;
  final Map<String, ScanRun> runs;
  final Map<String, EvidenceRecord> evidence;

  /// What an open claim is told by, whatever its value.
  record Statement(FacetKey facet, CiId ci, String attribute) {}

  Register() {
    items = new TreeMap<>();
    parts = new HashMap<>();
    endpoints = new HashMap<>();
    owners = new HashMap<>();
    keys = new HashMap<>();
    facets = new HashMap<>();
    ledger = new HashMap<>();
    claims = new HashMap<>();
    held = new HashMap<>();
    states = new HashMap<>();
    lifecycle = new HashMap<>();
    conflicts = new LinkedHashMap<>();
    coverage = new HashMap<>();
    runs = new TreeMap<>();
    evidence = new LinkedHashMap<>();
  }

  private Register(Register before) {
    items = new TreeMap<>(before.items);
    parts = new HashMap<>(before.parts);
    endpoints = new HashMap<>(before.endpoints);
    owners = new HashMap<>(before.owners);
    keys = new HashMap<>(before.keys);
    facets = new HashMap<>(before.facets);
    ledger = new HashMap<>(before.ledger);
    claims = new HashMap<>(before.claims);
    held = new HashMap<>(before.held);
    states = new HashMap<>(before.states);
    lifecycle = new HashMap<>(before.lifecycle);
    conflicts = new LinkedHashMap<>(before.conflicts);
    coverage = new HashMap<>(before.coverage);
    runs = new TreeMap<>(before.runs);
    evidence = new LinkedHashMap<>(before.evidence);
  }

  Register copy() {
    return new Register(this);
  }

  static <K, V> Collection<V> under(Map<K, List<V>> map, K key) {
    return map.getOrDefault(key, List.of());
  }

  void apply(Change change) {
    switch (change) {
      case Change.ItemPut(var item) -> put(item);
      case Change.LifecycleChanged changed -> add(lifecycle, changed.ci(), changed);
      case Change.EndpointSeen(var ci, var endpoint, _) -> addNew(endpoints, ci, endpoint);
      case Change.KeyLearnt learnt -> learn(learnt);
      case Change.KeyForgotten(var ci, var key) -> forget(ci, key);
      case Change.FacetVerified(var facet) -> {
        facets.put(facet.key(), facet);
        add(ledger, facet.key(), facet);
      }
      case Change.ClaimOpened(var claim) -> open(claim);
      case Change.ClaimEnded ended -> end(ended);
      case Change.ClaimHeld(var claim, var confirmed) -> hold(claim, confirmed);
      case Change.Decided(var state) -> decide(state);
      case Change.ConflictRaised(var conflict) -> conflicts.putIfAbsent(conflict.id(), conflict);
      case Change.Covered(var row) -> cover(row);
      case Change.RunPut(var run) -> runs.put(run.id(), run);
      case Change.EvidenceKept(var kept) -> evidence.putIfAbsent(kept.hash(), kept);
    }
  }

  private void put(ConfigurationItem item) {
    var before = items.put(item.id(), item);
    if (before != null && before.host() != null) {
      var siblings = new ArrayList<>(under(parts, before.host()));
      siblings.remove(item.id());
      parts.put(before.host(), siblings);
    }
    if (item.host() != null) {
      addNew(parts, item.host(), item.id());
    }
  }

  private void learn(Change.KeyLearnt learnt) {
    var others = new ArrayList<>(under(owners, learnt.key()));
    others.removeIf(o -> sameScope(o, learnt) && o.ci().equals(learnt.ci()));
    for (var other : others) {
      var owner = items.get(other.ci());
      if (learnt.strong()
          && other.strong()
          && sameScope(other, learnt)
          && owner != null
          && owner.lifecycle() != Lifecycle.RETIRED) {
        throw new IllegalStateException(learnt.key() + " already tells " + other.ci());
      }
    }
    others.add(learnt);
    owners.put(learnt.key(), others);
    addNew(keys, learnt.ci(), learnt.key());
  }

  private void forget(CiId ci, Key key) {
    var others = new ArrayList<>(under(owners, key));
    others.removeIf(owner -> owner.ci().equals(ci));
    owners.put(key, others);
    var left = new ArrayList<>(under(keys, ci));
    left.remove(key);
    keys.put(ci, left);
  }

  private static boolean sameScope(Change.KeyLearnt one, Change.KeyLearnt other) {
    return one.family().equals(other.family()) && Objects.equals(one.host(), other.host());
  }

  private void open(Claim claim) {
    var statement = statement(claim);
    if (claim.open()
        && under(claims, claim.ci()).stream()
            .anyMatch(c -> c.open() && statement.equals(statement(c)))) {
      throw new IllegalStateException("a claim is open already: " + claim);
    }
    add(claims, claim.ci(), claim);
  }

  static Statement statement(Claim claim) {
    return new Statement(claim.facet(), claim.ci(), claim.attribute());
  }

  private Claim opened(Claim claim) {
    return under(claims, claim.ci()).stream()
        .filter(c -> c.open() && sameStatement(c, claim))
        .findAny()
        .orElseThrow(() -> new IllegalStateException("no such claim is open: " + claim));
  }

  private void end(Change.ClaimEnded ended) {
    var claim = ended.claim();
    var opened = opened(claim);
    var all = new ArrayList<>(under(claims, claim.ci()));
    all.remove(opened);
    all.add(interval(claim, null, opened.recordedFrom(), ended.recordedAt()));
    all.add(interval(claim, ended.validTo(), ended.recordedAt(), null));
    claims.put(claim.ci(), all);
    held.remove(statement(claim));
  }

  private void hold(Claim claim, @Nullable Instant confirmed) {
    var statement = statement(opened(claim));
    if (confirmed == null) {
      held.remove(statement);
    } else {
      held.put(statement, confirmed);
    }
  }

  private static boolean sameStatement(Claim one, Claim other) {
    return one.facet().equals(other.facet())
        && one.attribute().equals(other.attribute())
        && one.value().equals(other.value())
        && one.validFrom().equals(other.validFrom());
  }

  private static Claim interval(
      Claim claim, @Nullable Instant validTo, Instant recordedFrom, @Nullable Instant recordedTo) {
    return new Claim(
        claim.facet(),
        claim.ci(),
        claim.attribute(),
        claim.value(),
        claim.validFrom(),
        validTo,
        recordedFrom,
        recordedTo,
        claim.confirmed(),
        claim.run(),
        claim.evidence());
  }

  private void decide(AttributeState state) {
    var held = new ArrayList<>(under(states, state.ci()));
    held.removeIf(s -> s.attribute().equals(state.attribute()));
    held.add(state);
    states.put(state.ci(), held);
  }

  private void cover(CoverageRow row) {
    var rows = new ArrayList<>(under(coverage, row.run()));
    rows.removeIf(r ->
        r.scope().equals(row.scope())
            && r.source().equals(row.source())
            && r.facet().equals(row.facet()));
    rows.add(row);
    coverage.put(row.run(), rows);
  }

  private static <K, V> void add(Map<K, List<V>> map, K key, V value) {
    var values = new ArrayList<>(under(map, key));
    values.add(value);
    map.put(key, values);
  }

  private static <K, V> void addNew(Map<K, List<V>> map, K key, V value) {
    if (!under(map, key).contains(value)) {
      add(map, key, value);
    }
  }
}
