package org.cadastre.cmdb.memory;

import static org.cadastre.cmdb.memory.Register.add;
import static org.cadastre.cmdb.memory.Register.addNew;
import static org.cadastre.cmdb.memory.Register.drop;
import static org.cadastre.cmdb.memory.Register.put;
import static org.cadastre.cmdb.memory.Register.remove;
import static org.cadastre.cmdb.memory.Register.under;
import static org.cadastre.cmdb.memory.Register.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cadastre.cmdb.memory.Register.Asked;
import org.cadastre.cmdb.memory.Register.Met;
import org.cadastre.cmdb.memory.Register.Raised;
import org.cadastre.cmdb.memory.Register.Told;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ClaimSet;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.store.CmdbStore.PastReading;
import org.cadastre.core.store.RecordedAt;
import org.jspecify.annotations.Nullable;

/// Applies one set of changes to a register of its own.
final class Commit {
  private final Register register;
  private final RecordedAt recordedAt;
  private final Set<Asked> decidedHere = new HashSet<>();
  private final List<Change.KeyLearnt> strong = new ArrayList<>();

  Commit(Register register, ChangeSet changes) {
    this.register = register;
    recordedAt =
        new RecordedAt(
            changes,
            hash ->
                Optional.ofNullable(register.evidence.get(hash)).map(EvidenceRecord::recordedAt));
  }

  void apply(ChangeSet changes) {
    changes.changes().forEach(this::apply);
    strong.forEach(this::requireUnshared);
  }

  private void apply(Change change) {
    switch (change) {
      case Change.ItemPut(var item) -> put(item);
      case Change.LifecycleChanged changed -> add(register.lifecycle, changed.ci(), changed);
      case Change.EndpointSeen(var ci, var endpoint, _) -> addNew(register.endpoints, ci, endpoint);
      case Change.EndpointForgotten(var ci, var endpoint) ->
          remove(register.endpoints, ci, endpoint);
      case Change.KeyLearnt learnt -> learn(learnt);
      case Change.KeyForgotten forgotten -> forget(forgotten);
      case Change.Sighted(var s) -> register.sightings.put(new Met(s.transcript(), s.place()), s);
      case Change.SightingForgotten(var transcript, var place) ->
          register.sightings.remove(new Met(transcript, place));
      case Change.FacetRead(var facet) -> read(facet);
      case Change.FacetReset(var facet, var at) -> reset(facet, at);
      case Change.ClaimsPut(var claims) -> claim(claims);
      case Change.ClaimPast(var claim) -> record(claim);
      case Change.ClaimCorrected(var claim, var at) -> correct(claim, at);
      case Change.Decided(var state) -> decide(state);
      case Change.DecisionStands stands -> stand(stands);
      case Change.Undecided(var ci, var attribute, _) -> undecide(new Asked(ci, attribute));
      case Change.ConflictRaised(var conflict) -> raise(conflict);
      case Change.ConflictSettled(var id, var at, _) -> settle(id, at);
      case Change.Covered(var row) -> cover(row);
      case Change.RunPut(var run) -> register.runs.put(run.id(), run);
      case Change.EvidenceKept(var kept) -> {
        register.evidence.putIfAbsent(kept.hash(), kept);
        register.lastLocation = Math.max(register.lastLocation, kept.location());
      }
      case Change.ActKept(var act, var location) -> keep(act, location);
    }
  }

  private void put(ConfigurationItem item) {
    var before = register.items.put(item.id(), item);
    if (before != null && before.host() != null) {
      remove(register.parts, before.host(), item.id());
    }
    if (item.host() != null) {
      addNew(register.parts, item.host(), item.id());
    }
  }

  private void learn(Change.KeyLearnt learnt) {
    var told = new Told(learnt.key(), learnt.family(), learnt.source(), learnt.strong(), true);
    var all = new ArrayList<>(under(register.keys, learnt.ci()));
    all.removeIf(told::sameAs);
    all.add(told);
    register.keys.put(learnt.ci(), all);
    addNew(register.everHeld, learnt.key(), learnt.ci());
    if (learnt.strong()) {
      strong.add(learnt);
    }
  }

  private void forget(Change.KeyForgotten forgotten) {
    var all = new ArrayList<>(under(register.keys, forgotten.ci()));
    all.replaceAll(t ->
        t.key().equals(forgotten.key()) && t.source().equals(forgotten.source())
            ? t.forgotten()
            : t);
    register.keys.put(forgotten.ci(), all);
  }

  /// A strong key tells one live item among those with the same host, whatever else the set does.
  private void requireUnshared(Change.KeyLearnt learnt) {
    if (!tellsStrongly(learnt.ci(), learnt)) {
      return;
    }
    for (var other : under(register.everHeld, learnt.key())) {
      if (!other.equals(learnt.ci())
          && sameHost(other, learnt.ci())
          && tellsStrongly(other, learnt)) {
        throw new IllegalStateException(learnt.key() + " already tells " + other);
      }
    }
  }

  private boolean tellsStrongly(CiId ci, Change.KeyLearnt learnt) {
    var item = register.items.get(ci);
    return item != null
        && item.lifecycle() != Lifecycle.RETIRED
        && under(register.keys, ci).stream()
            .anyMatch(t ->
                t.live()
                    && t.strong()
                    && t.key().equals(learnt.key())
                    && t.family().equals(learnt.family()));
  }

  private boolean sameHost(CiId one, CiId other) {
    return Objects.equals(host(one), host(other));
  }

  private @Nullable CiId host(CiId ci) {
    var item = register.items.get(ci);
    return item == null ? null : item.host();
  }

  private void read(Facet reading) {
    var key = reading.key();
    add(register.readings, key, new PastReading(reading, recordedAt.of(reading), null));
    var before = within(register.facets, key.ci()).get(key);
    Register.put(register.facets, key.ci(), key, before == null ? reading : before.and(reading));
  }

  private void reset(FacetKey facet, Instant at) {
    var readings = new ArrayList<>(under(register.readings, facet));
    readings.replaceAll(
        r -> r.recordedTo() == null ? new PastReading(r.reading(), r.recordedFrom(), at) : r);
    register.readings.put(facet, readings);
    drop(register.facets, facet.ci(), facet);
  }

  private void claim(ClaimSet set) {
    var sound = ClaimSets.sound(set);
    if (sound.open().isEmpty()) {
      drop(register.claims, set.ci(), set.facet());
    } else {
      Register.put(register.claims, set.ci(), set.facet(), sound);
    }
  }

  private void record(Claim claim) {
    if (claim.open()) {
      throw new IllegalStateException("the claim is open, not past: " + claim);
    }
    add(register.past, claim.ci(), claim);
  }

  private void correct(Claim claim, Instant at) {
    var all = new ArrayList<>(under(register.past, claim.ci()));
    if (all.stream().noneMatch(c -> ClaimSets.same(c, claim))) {
      throw new IllegalStateException("no such claim is on record: " + claim);
    }
    all.replaceAll(c -> ClaimSets.same(c, claim) ? c.believedUntil(at) : c);
    register.past.put(claim.ci(), all);
  }

  private void decide(AttributeState state) {
    var asked = new Asked(state.ci(), state.attribute());
    undecide(asked);
    decidedHere.add(asked);
    register.asDecided.put(asked, state);
    Register.put(register.states, state.ci(), state.attribute(), state);
  }

  private void stand(Change.DecisionStands stands) {
    var s = within(register.states, stands.ci()).get(stands.attribute());
    if (s == null) {
      return;
    }
    Register.put(register.states, s.ci(), s.attribute(), s.until(stands.until()));
  }

  /// Of several decisions about one attribute in one set, only the last was ever in force.
  private void undecide(Asked asked) {
    var asDecided = register.asDecided.remove(asked);
    if (asDecided != null && !decidedHere.remove(asked)) {
      add(register.decided, asked, asDecided);
    }
    drop(register.states, asked.ci(), asked.attribute());
  }

  /// The first time a question is raised counts; one that had settled itself is open again.
  private void raise(Conflict conflict) {
    var known = register.conflicts.get(conflict.id());
    if (known == null || (known.settledAt() != null && !dismissed(conflict.id()))) {
      register.conflicts.put(conflict.id(), new Raised(conflict, null));
    }
  }

  private boolean dismissed(String conflict) {
    return register.acts.values().stream()
        .anyMatch(a -> a.act() instanceof Act.Settled(var id) && id.equals(conflict));
  }

  private void settle(String id, Instant at) {
    var known = register.conflicts.get(id);
    if (known != null) {
      register.conflicts.put(id, new Raised(known.conflict(), at));
    }
  }

  private void cover(CoverageRow row) {
    var rows = new ArrayList<>(under(register.coverage, row.run()));
    rows.removeIf(r ->
        r.scope().equals(row.scope())
            && r.source().equals(row.source())
            && r.facet().equals(row.facet()));
    rows.add(row);
    register.coverage.put(row.run(), rows);
  }

  private void keep(Act.Signed act, long location) {
    register.acts.putIfAbsent(act.id(), act);
    register.lastLocation = Math.max(register.lastLocation, location);
  }
}
