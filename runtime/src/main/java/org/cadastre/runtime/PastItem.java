package org.cadastre.runtime;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.ci.Status;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.store.CiRecord;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.runtime.AsOf.Times;
import org.jspecify.annotations.Nullable;

/// Puts an item together as it was: what it was called, whether it was there, how it was told, what
/// was in it.
record PastItem(CmdbStore store, ConfigurationItem item, Times times) {

  CiRecord record(
      PastClaims claims, List<AttributeState> states, Rulings rulings, List<Act.Signed> acts) {
    var sightings =
        store.sightings(List.of(item.id())).stream()
            .filter(one ->
                !one.observedAt().isAfter(times.at()) && !one.recordedAt().isAfter(times.knownAt()))
            .toList();
    return new CiRecord(
        then(claims, states, rulings, acts),
        endpoints(sightings),
        keys(sightings),
        states,
        parts(claims));
  }

  private ConfigurationItem then(
      PastClaims claims, List<AttributeState> states, Rulings rulings, List<Act.Signed> acts) {
    var ciClass = text(states, "ci.class").orElse(item.ciClass());
    var lastSeen = Claim.NEVER;
    var freshUntil = Claim.NEVER;
    for (var verified : claims.verified().entrySet()) {
      var source = verified.getKey().source();
      var freshFor = rulings.rules().freshFor(rulings.model(), ciClass, source);
      lastSeen = later(lastSeen, verified.getValue());
      freshUntil = later(freshUntil, verified.getValue().plus(freshFor));
    }
    return new ConfigurationItem(
        item.id(),
        ciClass,
        item.host() == null ? text(states, "host.name").orElse(item.name()) : item.name(),
        lifecycle(item.id()),
        item.host(),
        item.firstSeen(),
        lastSeen,
        freshUntil,
        (int) states.stream().filter(s -> s.status() == Status.CONFLICTED).count(),
        owner(acts),
        null);
  }

  private static Instant later(Instant one, Instant other) {
    return other.isAfter(one) ? other : one;
  }

  private static Optional<String> text(List<AttributeState> states, String attribute) {
    return states.stream()
        .filter(state -> state.attribute().equals(attribute))
        .map(state -> state.value().toString())
        .findFirst();
  }

  private @Nullable String owner(List<Act.Signed> acts) {
    String owner = null;
    for (var signed : acts) {
      if (signed.act() instanceof Act.Owned(var ci, var named)
          && ci.equals(item.id())
          && !signed.recordedAt().isAfter(times.decided())) {
        owner = named;
      }
    }
    return owner;
  }

  private Lifecycle lifecycle(CiId ci) {
    return store.lifecycle(ci).stream()
        .filter(change ->
            !change.at().isAfter(times.at()) && !change.recordedAt().isAfter(times.knownAt()))
        .reduce((_, next) -> next)
        .map(change -> change.lifecycle())
        .orElse(Lifecycle.ACTIVE);
  }

  private static List<Endpoint> endpoints(List<Sighting> sightings) {
    return sightings.stream()
        .filter(sighting -> !sighting.mention() && sighting.endpoint().port() > 0)
        .map(Sighting::endpoint)
        .distinct()
        .sorted(Comparator.comparing(Endpoint::toString))
        .toList();
  }

  /// Those by which sources had met it; of a part, which only its host's readings tell, today's.
  private SortedSet<Key> keys(List<Sighting> sightings) {
    var keys = new TreeSet<Key>();
    sightings.forEach(sighting -> keys.addAll(sighting.subject().keys()));
    return item.host() == null ? keys : store.keys(item.id());
  }

  /// A part was known once the reading was that listed it first.
  private List<ConfigurationItem> parts(PastClaims claims) {
    return store.record(item.id()).map(CiRecord::parts).orElse(List.of()).stream()
        .filter(part -> !part.firstSeen().isAfter(times.at()) && claims.readAt(part.firstSeen()))
        .map(part -> part.in(lifecycle(part.id())))
        .toList();
  }
}
