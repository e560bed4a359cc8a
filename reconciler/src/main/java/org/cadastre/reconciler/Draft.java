package org.cadastre.reconciler;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Status;
import org.cadastre.core.store.CmdbView;
import org.cadastre.reconciler.reconcile.Judge;
import org.jspecify.annotations.Nullable;

/// A change set in the making: the register as it was, and what has been changed on top of it.
final class Draft {
  private record Place(FacetKey facet, String attribute) {}

  private final CmdbView view;
  private final Judge judge;
  private final Instant recordedAt;
  private final List<Change> changes = new ArrayList<>();
  private final Map<CiId, ConfigurationItem> items = new HashMap<>();
  private final Map<CiId, ConfigurationItem> written = new HashMap<>();
  private final Map<FacetKey, Instant> verified = new HashMap<>();
  private final Map<FacetKey, Instant> verifiedBefore = new HashMap<>();
  private final Map<CiId, Map<Place, Optional<Claim>>> claims = new HashMap<>();
  private final Map<CiId, Map<Place, Instant>> ended = new HashMap<>();
  private final Map<CiId, Map<String, AttributeState>> states = new HashMap<>();
  private final TreeMap<CiId, TreeSet<String>> contested = new TreeMap<>();

  Draft(CmdbView view, Judge judge, Instant recordedAt) {
    this.view = view;
    this.judge = judge;
    this.recordedAt = recordedAt;
  }

  CmdbView view() {
    return view;
  }

  Instant recordedAt() {
    return recordedAt;
  }

  void add(Change change) {
    changes.add(change);
  }

  ChangeSet changeSet() {
    return new ChangeSet(changes);
  }

  Optional<ConfigurationItem> item(CiId id) {
    return items.containsKey(id) ? Optional.ofNullable(items.get(id)) : view.item(id);
  }

  /// Reckons with an item's new state without writing it yet.
  void assume(ConfigurationItem item) {
    items.put(item.id(), item);
  }

  /// The item as the register will have it if nothing more is put.
  Optional<ConfigurationItem> written(CiId id) {
    return written.containsKey(id) ? Optional.ofNullable(written.get(id)) : view.item(id);
  }

  void put(ConfigurationItem item) {
    items.put(item.id(), item);
    written.put(item.id(), item);
    changes.add(new Change.ItemPut(item));
  }

  boolean reads(FacetKey facet) {
    return verified.containsKey(facet);
  }

  void verified(Facet facet) {
    view.facet(facet.key()).ifPresent(f -> verifiedBefore.put(f.key(), f.lastVerified()));
    verified.put(facet.key(), facet.lastVerified());
    changes.add(new Change.FacetVerified(facet));
  }

  void open(Claim claim) {
    pending(claim).put(place(claim), Optional.of(claim));
    changes.add(new Change.ClaimOpened(claim));
    contest(claim.ci(), claim.attribute());
  }

  void end(Claim claim, Instant validTo) {
    pending(claim).put(place(claim), Optional.empty());
    ended.computeIfAbsent(claim.ci(), _ -> new HashMap<>()).put(place(claim), claim.confirmed());
    changes.add(new Change.ClaimEnded(claim, validTo, recordedAt));
    contest(claim.ci(), claim.attribute());
  }

  /// Confirms a claim only up to that time, or (null) with its facet again.
  void hold(Claim claim, @Nullable Instant confirmed) {
    var at =
        confirmed == null ? verified.getOrDefault(claim.facet(), claim.confirmed()) : confirmed;
    pending(claim).put(place(claim), Optional.of(claim.confirmedAt(at)));
    contest(claim.ci(), claim.attribute());
    changes.add(new Change.ClaimHeld(claim, confirmed));
  }

  void contest(CiId ci, String attribute) {
    contested.computeIfAbsent(ci, _ -> new TreeSet<>()).add(attribute);
  }

  /// The claims about an item as they will stand.
  List<Claim> openClaims(CiId ci) {
    var standing = new LinkedHashMap<Place, Claim>();
    for (var claim : view.claims(ci)) {
      if (claim.open()) {
        standing.put(place(claim), asConfirmedNow(claim));
      }
    }
    claims
        .getOrDefault(ci, Map.of())
        .forEach((place, claim) ->
            claim.ifPresentOrElse(c -> standing.put(place, c), () -> standing.remove(place)));
    return List.copyOf(standing.values());
  }

  private Claim asConfirmedNow(Claim claim) {
    var at = verified.get(claim.facet());
    boolean held = !claim.confirmed().equals(verifiedBefore.get(claim.facet()));
    return at == null || held ? claim : claim.confirmedAt(at);
  }

  /// The attributes of an item as they will stand.
  Map<String, AttributeState> states(CiId ci) {
    return states.computeIfAbsent(
        ci,
        id -> {
          var known = new TreeMap<String, AttributeState>();
          view.states(id).forEach(state -> known.put(state.attribute(), state));
          return known;
        });
  }

  /// Decides every attribute whose claims changed.
  void decide() {
    contested.forEach((ci, attributes) -> {
      var ciClass = item(ci).map(ConfigurationItem::ciClass).orElse("");
      var standing = openClaims(ci);
      attributes.forEach(attribute -> decide(ci, ciClass, attribute, standing));
    });
    contested.clear();
  }

  private void decide(CiId ci, String ciClass, String attribute, List<Claim> standing) {
    var known = states(ci);
    var before = known.get(attribute);
    var contenders = standing.stream().filter(c -> c.attribute().equals(attribute)).toList();
    var decided =
        contenders.isEmpty()
            ? Optional.ofNullable(before).map(this::gone)
            : judge.decide(ci, ciClass, attribute, contenders, before, this::lastOther, recordedAt);
    decided.ifPresent(state -> {
      known.put(attribute, state);
      changes.add(new Change.Decided(state));
    });
  }

  /// When the winner's source was last seen to say something else; null when it never did.
  private @Nullable Instant lastOther(Claim winner) {
    var justNow = ended.getOrDefault(winner.ci(), Map.of()).get(place(winner));
    if (justNow != null) {
      return justNow;
    }
    return view.claims(winner.ci()).stream()
        .filter(c -> c.validTo() != null && c.facet().equals(winner.facet()))
        .filter(c -> c.attribute().equals(winner.attribute()))
        .map(Claim::confirmed)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private AttributeState gone(AttributeState before) {
    var at = verified.getOrDefault(before.winner(), before.lastVerified());
    var because = "no source says it any more; " + before.winner().source() + " was the last to";
    return new AttributeState(
        before.ci(),
        before.attribute(),
        before.value(),
        Status.ABSENT,
        before.winner(),
        new Decision(because, before.decision().ruleSet(), recordedAt, List.of()),
        before.lastVerified(),
        at,
        before.freshFor(),
        at);
  }

  private Map<Place, Optional<Claim>> pending(Claim claim) {
    return claims.computeIfAbsent(claim.ci(), _ -> new HashMap<>());
  }

  private static Place place(Claim claim) {
    return new Place(claim.facet(), claim.attribute());
  }
}
