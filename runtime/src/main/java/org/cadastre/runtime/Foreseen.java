package org.cadastre.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Lock;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.store.CmdbView;
import org.cadastre.core.store.HostBody;
import org.cadastre.core.store.HostHead;

/// The register as it will be once an act is committed, so that the act and what follows from it
/// can be committed together.
record Foreseen(CmdbView view, Act.Signed act) implements CmdbView {

  @Override
  public List<Act.Signed> assertions() {
    var assertions = new ArrayList<>(view.assertions());
    switch (act.act()) {
      case Act.Same _, Act.Apart _ -> assertions.add(act);
      case Act.Retracted(var id) -> assertions.removeIf(a -> a.id().equals(id));
      default -> {}
    }
    return assertions;
  }

  @Override
  public Map<CiId, HostHead> heads(Collection<CiId> hosts) {
    var heads = new TreeMap<>(view.heads(hosts));
    switch (act.act()) {
      case Act.Locked(var ci, var attribute, var value, var until) -> {
        var lock =
            new Lock(ci, attribute, value, act.actor(), act.reason(), act.recordedAt(), until);
        heads.replaceAll((_, head) -> with(head, ci, attribute, Optional.of(lock)));
      }
      case Act.Unlocked(var ci, var attribute) ->
          heads.replaceAll((_, head) -> with(head, ci, attribute, Optional.empty()));
      default -> {}
    }
    return heads;
  }

  private static HostHead with(HostHead head, CiId ci, String attribute, Optional<Lock> lock) {
    var locks = new ArrayList<>(head.locks());
    locks.removeIf(l -> l.ci().equals(ci) && l.attribute().equals(attribute));
    lock.ifPresent(locks::add);
    return new HostHead(
        head.item(), head.lastMet(), head.keys(), head.endpoints(), head.facets(), locks);
  }

  @Override
  public Map<Key, SortedSet<CiId>> holders(String family, Collection<Key> keys) {
    return view.holders(family, keys);
  }

  @Override
  public SortedSet<CiId> everHeld(String family, Collection<Key> keys) {
    return view.everHeld(family, keys);
  }

  @Override
  public Map<CiId, HostBody> bodies(Collection<CiId> hosts) {
    return view.bodies(hosts);
  }

  @Override
  public List<Claim> ended(Collection<CiId> hosts) {
    return view.ended(hosts);
  }

  @Override
  public List<Sighting> sightings(Collection<CiId> cis) {
    return view.sightings(cis);
  }

  @Override
  public List<Sighting> sightingsIn(Collection<String> transcripts) {
    return view.sightingsIn(transcripts);
  }

  @Override
  public List<Sighting> sightingsLike(Collection<String> signatures) {
    return view.sightingsLike(signatures);
  }

  @Override
  public List<Conflict> conflictsAbout(Collection<CiId> cis) {
    return view.conflictsAbout(cis);
  }

  @Override
  public List<Sighting> unsettled() {
    return view.unsettled();
  }

  @Override
  public List<Facet> verifications(FacetKey facet) {
    return view.verifications(facet);
  }

  @Override
  public Set<CiId> taken(Collection<CiId> ids) {
    return view.taken(ids);
  }

  @Override
  public Optional<ConfigurationItem> item(CiId id) {
    return view.item(id);
  }

  @Override
  public SortedSet<Key> keys(CiId id) {
    return view.keys(id);
  }

  @Override
  public List<Claim> claims(CiId ci) {
    return view.claims(ci);
  }

  @Override
  public List<AttributeState> states(CiId ci) {
    return view.states(ci);
  }
}
