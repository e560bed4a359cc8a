package org.cadastre.reconciler;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ClaimSet;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Lock;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.store.HostBody;
import org.cadastre.core.store.HostHead;
import org.jspecify.annotations.Nullable;

/// An item that stands on its own, with all that is in it, as it will be. What becomes of it is
/// worked out here; [Differences] tells that from what it was.
final class HostDraft {
  /// An open claim, and whether it keeps its own time of confirmation.
  record Open(Claim claim, boolean held) {}

  /// Where a claim stands within its facet.
  record Place(CiId ci, String attribute) {}

  private static final Comparator<Claim> BEGUN =
      Comparator.comparing(Claim::validFrom)
          .thenComparing(Claim::source)
          .thenComparing(Claim::attribute);

  final CiId id;
  final @Nullable HostHead head;
  private final boolean knownBefore;
  @Nullable HostBody body;
  @Nullable ConfigurationItem item;
  final TreeSet<Endpoint> endpoints = new TreeSet<>();
  final Map<FacetKey, Facet> facets = new LinkedHashMap<>();
  final Map<CiId, ConfigurationItem> parts = new TreeMap<>();
  final Map<CiId, Map<String, AttributeState>> states = new HashMap<>();
  final List<Facet> readings = new ArrayList<>();
  final List<Claim> ended = new ArrayList<>();
  final Set<FacetKey> dirty = new LinkedHashSet<>();
  final Set<FacetKey> refolded = new HashSet<>();
  final Set<CiId> touchedParts = new TreeSet<>();
  final Set<CiId> newParts = new TreeSet<>();
  final List<Change.LifecycleChanged> lifecycles = new ArrayList<>();

  /// Claims that had ended and that we believed; read only when what happened long ago is worked
  /// out anew.
  @Nullable List<Claim> endedBefore;

  boolean rebuilt;

  /// As whom it was met first, when that is only known now.
  @Nullable Subject firstMet;

  private final Map<FacetKey, Map<Place, Open>> said = new HashMap<>();
  private final Map<CiId, Set<String>> contested = new HashMap<>();
  private boolean everythingContested;

  HostDraft(CiId id, @Nullable HostHead head) {
    this.id = id;
    this.head = head;
    knownBefore = head != null;
    if (head != null) {
      item = head.item();
      endpoints.addAll(head.endpoints());
      head.facets().forEach(facet -> facets.put(facet.key(), facet));
    }
  }

  /// One that is put together again from the beginning: nothing of what was known of it is taken
  /// over but who it is.
  static HostDraft anew(CiId id, @Nullable HostHead head, @Nullable HostBody body) {
    var draft = new HostDraft(id, head);
    draft.body = body;
    draft.rebuilt = true;
    draft.item = null;
    draft.endpoints.clear();
    draft.facets.clear();
    return draft;
  }

  boolean isNew() {
    return !knownBefore;
  }

  /// Whether claims and states are at hand.
  boolean whole() {
    return !knownBefore || body != null;
  }

  void take(HostBody known) {
    body = known;
    known.parts().forEach(part -> parts.put(part.id(), part));
    for (var set : known.claims()) {
      var of = said.computeIfAbsent(set.facet(), _ -> new HashMap<>());
      for (var claim : set.open()) {
        boolean held = set.held().contains(claim.attribute());
        of.put(new Place(claim.ci(), claim.attribute()), new Open(claim, held));
      }
    }
    for (var state : known.states()) {
      states.computeIfAbsent(state.ci(), _ -> new TreeMap<>()).put(state.attribute(), state);
    }
  }

  ConfigurationItem item() {
    var known = item;
    if (known == null) {
      throw new IllegalStateException("nobody has met " + id);
    }
    return known;
  }

  Map<Place, Open> said(FacetKey facet) {
    return said.computeIfAbsent(facet, _ -> new HashMap<>());
  }

  /// Facets of which what they say may have changed.
  Collection<FacetKey> changed() {
    return rebuilt ? said.keySet() : dirty;
  }

  void forget(FacetKey facet) {
    said.remove(facet);
    ended.removeIf(claim -> claim.facet().equals(facet));
  }

  /// When the claim was last confirmed, its facet's latest reading included.
  Instant confirmed(FacetKey facet, Open open) {
    var known = facets.get(facet);
    return open.held() || known == null ? open.claim().confirmed() : known.lastVerified();
  }

  /// Open claims of all facets, by what they are about.
  Map<CiId, Map<String, List<Claim>>> claims() {
    var claims = new HashMap<CiId, Map<String, List<Claim>>>();
    said.forEach((facet, of) ->
        of.forEach((place, open) ->
            claims
                .computeIfAbsent(place.ci(), _ -> new HashMap<>())
                .computeIfAbsent(place.attribute(), _ -> new ArrayList<>(4))
                .add(open.claim().confirmedAt(confirmed(facet, open)))));
    return claims;
  }

  /// Who says anything of an item now.
  ///
  /// @param last when anybody last confirmed anything of it
  /// @param latest the claim that began last
  record Spoken(Set<String> sources, Instant last, @Nullable Claim latest) {
    static final Spoken NOT = new Spoken(Set.of(), Claim.NEVER, null);
  }

  /// Who says anything of the items in here, those of which only the past speaks included.
  Map<CiId, Spoken> spoken() {
    var spoken = new HashMap<CiId, Spoken>();
    said.forEach((facet, of) ->
        of.forEach((place, open) ->
            spoken.merge(
                place.ci(),
                new Spoken(Set.of(facet.source()), confirmed(facet, open), open.claim()),
                HostDraft::together)));
    pastClaims()
        .forEach(claim ->
            spoken.merge(
                claim.ci(), new Spoken(Set.of(), claim.confirmed(), null), HostDraft::together));
    return spoken;
  }

  private static Spoken together(Spoken some, Spoken others) {
    var sources = some.sources();
    if (!sources.containsAll(others.sources())) {
      sources = new TreeSet<>(some.sources());
      sources.addAll(others.sources());
    }
    var last = some.last().isAfter(others.last()) ? some.last() : others.last();
    var one = some.latest();
    var other = others.latest();
    boolean later = one == null || (other != null && BEGUN.compare(other, one) > 0);
    return new Spoken(sources, last, later ? other : one);
  }

  void contest(CiId ci, String attribute) {
    contested(ci).add(attribute);
  }

  private Set<String> contested(CiId ci) {
    return contested.computeIfAbsent(ci, _ -> new HashSet<>());
  }

  void contestAll() {
    everythingContested = true;
  }

  /// Attributes that are to be decided, by item; nothing is contested after that.
  ///
  /// @param claims all open ones
  Map<CiId, Set<String>> takeContested(Map<CiId, Map<String, List<Claim>>> claims) {
    if (everythingContested) {
      states.forEach((ci, of) -> contested(ci).addAll(of.keySet()));
      claims.forEach((ci, of) -> contested(ci).addAll(of.keySet()));
      locks().forEach(lock -> contested(lock.ci()).add(lock.attribute()));
    }
    var taken = new HashMap<>(contested);
    contested.clear();
    everythingContested = false;
    return taken;
  }

  boolean isContested() {
    return everythingContested || !contested.isEmpty();
  }

  Map<String, AttributeState> states(CiId ci) {
    return states.computeIfAbsent(ci, _ -> new TreeMap<>());
  }

  Optional<Lock> lock(CiId ci, String attribute) {
    return locks()
        .filter(lock -> lock.ci().equals(ci) && lock.attribute().equals(attribute))
        .max(Comparator.comparing(Lock::since));
  }

  private Stream<Lock> locks() {
    return head == null ? Stream.empty() : head.locks().stream();
  }

  /// Whether every claim that ever ended is at hand.
  boolean knowsPast() {
    return endedBefore != null || isNew();
  }

  private Stream<Claim> pastClaims() {
    var known = endedBefore == null || rebuilt ? List.<Claim>of() : endedBefore;
    return Stream.concat(
        known.stream().filter(claim -> !refolded.contains(claim.facet())), ended.stream());
  }

  /// The last claim about an attribute that ended, of all that are known to have.
  Optional<Claim> lastEnded(CiId ci, String attribute) {
    return pastClaims()
        .filter(claim -> claim.ci().equals(ci) && claim.attribute().equals(attribute))
        .max(
            Comparator.comparing(HostDraft::end)
                .thenComparing(Claim::validFrom)
                .thenComparing(claim -> claim.evidence().transcript())
                .thenComparing(Claim::confirmed)
                .thenComparing(Claim::source)
                .thenComparing(claim -> claim.facet().kind()));
  }

  private static Instant end(Claim claim) {
    var to = claim.validTo();
    return to == null ? Instant.MAX : to;
  }

  /// The host itself or a part of it.
  Optional<ConfigurationItem> member(CiId ci) {
    return ci.equals(id) ? Optional.ofNullable(item) : Optional.ofNullable(parts.get(ci));
  }

  /// What the facet says now, item by item.
  Map<CiId, ClaimSet> sets(FacetKey facet) {
    var open = new TreeMap<CiId, List<Claim>>();
    var held = new HashMap<CiId, Set<String>>();
    said.getOrDefault(facet, Map.of())
        .forEach((place, said) -> {
          open.computeIfAbsent(place.ci(), _ -> new ArrayList<>()).add(said.claim());
          if (said.held()) {
            held.computeIfAbsent(place.ci(), _ -> new TreeSet<>()).add(place.attribute());
          }
        });
    var sets = new TreeMap<CiId, ClaimSet>();
    open.forEach((ci, claims) -> {
      claims.sort(Comparator.comparing(Claim::attribute));
      sets.put(ci, new ClaimSet(facet, ci, claims, held.getOrDefault(ci, Set.of())));
    });
    return sets;
  }
}
