package org.cadastre.reconciler;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.core.store.CmdbView;
import org.cadastre.core.store.HostHead;
import org.cadastre.reconciler.Observation.Told;
import org.cadastre.reconciler.reconcile.Reading;
import org.jspecify.annotations.Nullable;

/// The items that are being worked on, and what was said of them, once it is known who is who.
final class Work {
  /// Something that was said of an item.
  private record Met(Observation observation, Told told, HostDraft draft, Links links) {}

  /// One reading of a facet that is at hand.
  private record Read(Facet facet, Reading reading, Links links) {}

  final ClassModel model;
  final RuleSet rules;
  final CmdbView view;
  final Instant recordedAt;
  private final Past past;
  private final Map<CiId, HostDraft> drafts = new TreeMap<>();
  private final Map<CiId, Parts> parts = new HashMap<>();
  private final List<Met> met = new ArrayList<>();
  private final Map<FacetKey, List<Read>> late = new LinkedHashMap<>();
  private final Map<String, Read> atHand = new HashMap<>();
  private final List<String> cutShort = new ArrayList<>();

  Work(
      ClassModel model, RuleSet rules, CmdbView view, Testimonies testimonies, Instant recordedAt) {
    this.model = model;
    this.rules = rules;
    this.view = view;
    this.recordedAt = recordedAt;
    this.past = new Past(model, view, testimonies);
  }

  void add(HostDraft draft) {
    drafts.put(draft.id, draft);
    parts.put(draft.id, new Parts(model, draft));
  }

  boolean has(CiId id) {
    return drafts.containsKey(id);
  }

  HostDraft draft(CiId id) {
    var draft = drafts.get(id);
    if (draft == null) {
      throw new IllegalStateException("not at hand: " + id);
    }
    return draft;
  }

  Optional<HostHead> head(CiId id) {
    return Optional.ofNullable(drafts.get(id)).map(draft -> draft.head);
  }

  Collection<HostDraft> drafts() {
    return drafts.values();
  }

  /// Takes note that an observation is about an item; what it says is taken with [#take].
  void meet(Observation observation, Told told, CiId ci, Links links) {
    var draft = draft(ci);
    seen(draft, observation, told);
    if (told.describes()) {
      met.add(new Met(observation, told, draft, links));
    }
  }

  private void seen(HostDraft draft, Observation observation, Told told) {
    var at = observation.at();
    boolean contact = told.describes() && observation.observedAt() != null;
    var before = draft.item;
    if (contact && observation.endpoint().port() > 0) {
      draft.endpoints.add(observation.endpoint());
    }
    if (before == null) {
      draft.item = first(draft, told.root(), at, contact);
      return;
    }
    boolean earlier = at.isBefore(before.firstSeen());
    if (earlier) {
      draft.firstMet = told.root();
    } else if (at.equals(before.firstSeen())) {
      metTogether(draft, told.root());
    }
    var next = earlier ? before.seen(at, before.lastSeen()) : before;
    if (contact && at.isAfter(before.lastSeen())) {
      next = next.in(Lifecycle.ACTIVE).seen(next.firstSeen(), at);
      if (before.lifecycle() != Lifecycle.ACTIVE) {
        back(draft, observation);
      }
    }
    draft.item = next;
  }

  /// Of several that met it first at one time, the first in order gives it name and class.
  private static void metTogether(HostDraft draft, Subject root) {
    var met = draft.firstMet;
    var ciClass = met == null ? draft.item().ciClass() : met.ciClass();
    var name = met == null ? draft.item().name() : met.name();
    if (root.ciClass().compareTo(ciClass) < 0 || root.name().compareTo(name) < 0) {
      draft.firstMet =
          new Subject(
              root.ciClass().compareTo(ciClass) < 0 ? root.ciClass() : ciClass,
              root.name().compareTo(name) < 0 ? root.name() : name,
              root.keys());
    }
  }

  private static ConfigurationItem first(
      HostDraft draft, Subject root, Instant at, boolean contact) {
    return new ConfigurationItem(
        draft.id,
        root.ciClass(),
        root.name(),
        Lifecycle.ACTIVE,
        null,
        at,
        contact ? at : Claim.NEVER,
        Claim.NEVER,
        0,
        draft.head == null ? null : draft.head.item().owner(),
        null);
  }

  private void back(HostDraft draft, Observation observation) {
    var endpoint = observation.endpoint();
    draft.lifecycles.add(
        new Change.LifecycleChanged(
            draft.id,
            Lifecycle.ACTIVE,
            observation.at(),
            recordedAt,
            endpoint.port() > 0
                ? "it answers again at " + endpoint
                : observation.source() + " speaks of it again",
            observation.run(),
            new Evidence(observation.transcript(), 0, null)));
  }

  /// Takes what was said, in the order in which it was met.
  void take() {
    var readings = new ArrayList<Map<String, Reading>>(met.size());
    var incomplete = new TreeSet<CiId>();
    for (var one : met) {
      var of = Reading.byFacet(model, one.told().findings(), one.observation().coverage());
      readings.add(of);
      if (!one.draft().whole() && needsAll(one, of)) {
        incomplete.add(one.draft().id);
      }
    }
    for (var draft : drafts.values()) {
      if (draft.firstMet != null && !draft.whole()) {
        incomplete.add(draft.id);
      }
    }
    load(incomplete);
    for (int i = 0; i < met.size(); i++) {
      var one = met.get(i);
      readings.get(i).forEach((kind, reading) -> take(one, kind, reading));
    }
    met.clear();
    late.forEach(this::refold);
    late.clear();
  }

  /// Loads all that is known of the items.
  void load(Collection<CiId> ids) {
    if (!ids.isEmpty()) {
      view.bodies(ids).forEach((ci, body) -> draft(ci).take(body));
    }
  }

  /// Whether more than the head of the item must be known: something changes, or a source that had
  /// gone stale speaks again.
  private boolean needsAll(Met one, Map<String, Reading> readings) {
    for (var reading : readings.entrySet()) {
      var key = new FacetKey(one.observation().source(), one.draft().id, reading.getKey());
      var known = one.draft().facets.get(key);
      if (known == null
          || !known.contentHash().equals(reading.getValue().contentHash())
          || !known.dated()
          || one.observation().at().isBefore(known.readAt())
          || !known.freshAt(recordedAt, rules.shortestTrust(key.source()))) {
        return true;
      }
    }
    return false;
  }

  private void take(Met one, String kind, Reading reading) {
    var observation = one.observation();
    var draft = one.draft();
    var key = new FacetKey(observation.source(), draft.id, kind);
    var next = facet(key, observation, one.told().place(), reading.contentHash());
    draft.readings.add(next);
    var read = new Read(next, reading, one.links());
    atHand.put(name(next), read);
    if (reading.tooMany()) {
      cutShort.add(next.transcript() + " " + kind);
    }
    var known = draft.facets.get(key);
    if (known != null && Facet.ORDER.compare(next, known) < 0) {
      late.computeIfAbsent(key, _ -> new ArrayList<>()).add(read);
    } else {
      fold(draft, key, known, read);
    }
  }

  /// Whether more parts were listed than are taken.
  boolean cutShort(String transcript, String kind) {
    return cutShort.contains(transcript + " " + kind);
  }

  private static Facet facet(FacetKey key, Observation observation, int place, String hash) {
    var at = observation.at();
    return new Facet(
        key,
        hash,
        at,
        observation.observedAt() == null ? Claim.NEVER : at,
        observation.run(),
        observation.transcript(),
        place);
  }

  private static String name(Facet reading) {
    return reading.key() + " " + reading.transcript() + " " + reading.place();
  }

  private void fold(HostDraft draft, FacetKey key, @Nullable Facet known, Read read) {
    var fold = new FacetFold(draft, parts(draft), key, recordedAt);
    if (known != null && known.contentHash().equals(read.facet().contentHash()) && known.dated()) {
      if (!known.freshAt(recordedAt, rules.shortestTrust(key.source()))) {
        draft.contestAll();
      }
      fold.touch(read.facet());
    } else {
      fold.take(read.facet(), read.reading(), read.links());
    }
  }

  Parts parts(HostDraft draft) {
    return parts.computeIfAbsent(draft.id, _ -> new Parts(model, draft));
  }

  /// Works a facet out anew from all its readings, because some came late.
  private void refold(FacetKey key, List<Read> latecomers) {
    var draft = draft(key.ci());
    if (draft.endedBefore == null) {
      draft.endedBefore = view.ended(List.of(draft.id));
    }
    var readings = new TreeSet<>(Comparator.comparing((Facet f) -> f, Facet.ORDER));
    if (!draft.rebuilt) {
      readings.addAll(view.verifications(key));
    }
    draft.readings.stream().filter(f -> f.key().equals(key)).forEach(readings::add);
    draft
        .said(key)
        .keySet()
        .forEach(place -> {
          draft.contest(place.ci(), place.attribute());
          if (!place.ci().equals(draft.id)) {
            draft.touchedParts.add(place.ci());
          }
        });
    draft.endedBefore.stream()
        .filter(claim -> claim.facet().equals(key))
        .forEach(claim -> draft.contest(claim.ci(), claim.attribute()));
    draft.forget(key);
    draft.facets.remove(key);
    draft.refolded.add(key);
    draft.dirty.add(key);
    readings.forEach(reading -> again(draft, key, reading));
  }

  private void again(HostDraft draft, FacetKey key, Facet reading) {
    var known = draft.facets.get(key);
    if (known != null && known.dated() && known.contentHash().equals(reading.contentHash())) {
      new FacetFold(draft, parts(draft), key, recordedAt).touch(reading);
      return;
    }
    var read = atHand.get(name(reading));
    var found =
        read != null
            ? Optional.of(read)
            : past.reading(reading).map(old -> new Read(reading, old.reading(), old.links()));
    found.ifPresent(old -> fold(draft, key, known, old));
  }

  /// Everything that changes.
  void finish(List<Change> changes) {
    var settlement = new Settlement(model, rules, view, recordedAt);
    for (var draft : drafts.values()) {
      if (draft.item != null) {
        settlement.settle(draft, parts(draft));
        new Differences(draft, recordedAt, changes).add();
        keysOfParts(draft, changes);
      }
    }
  }

  private void keysOfParts(HostDraft draft, List<Change> changes) {
    for (var ci : draft.newParts) {
      var part = draft.parts.get(ci);
      if (part != null) {
        var family = model.family(part.ciClass());
        parts(draft)
            .keys(ci)
            .forEach(key -> changes.add(new Change.KeyLearnt(ci, key, family, "", false)));
      }
    }
  }

  /// Observations of transcripts that were archived before.
  Past past() {
    return past;
  }

  static Sighting sighting(Observation observation, Told told) {
    boolean complete =
        told.describes()
            && observation.coverage().stream()
                .anyMatch(row ->
                    row.facet().equals("interfaces")
                        && row.outcome() == org.cadastre.core.evidence.Outcome.COMPLETE);
    return new Sighting(
        observation.transcript(),
        told.place(),
        observation.at(),
        observation.recordedAt(),
        observation.source(),
        told.describes() ? observation.endpoint() : Sighting.mentionedBy(observation.source()),
        complete,
        told.root(),
        null,
        null);
  }
}
