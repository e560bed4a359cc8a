package org.cadastre.runtime;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.store.CmdbView;
import org.cadastre.core.store.HostBody;
import org.cadastre.core.store.HostHead;

/// A register seen through something: it answers as what lies beneath, but for what is overridden.
interface Overlay extends CmdbView {
  CmdbView view();

  @Override
  default Map<Key, SortedSet<CiId>> holders(String family, Collection<Key> keys) {
    return view().holders(family, keys);
  }

  @Override
  default SortedSet<CiId> everHeld(String family, Collection<Key> keys) {
    return view().everHeld(family, keys);
  }

  @Override
  default Map<CiId, HostBody> bodies(Collection<CiId> hosts) {
    return view().bodies(hosts);
  }

  @Override
  default List<Claim> ended(Collection<CiId> hosts) {
    return view().ended(hosts);
  }

  @Override
  default List<Sighting> sightings(Collection<CiId> cis) {
    return view().sightings(cis);
  }

  @Override
  default List<Sighting> sightingsIn(Collection<String> transcripts) {
    return view().sightingsIn(transcripts);
  }

  @Override
  default List<Sighting> sightingsLike(Collection<String> signatures) {
    return view().sightingsLike(signatures);
  }

  @Override
  default List<Conflict> conflictsAbout(Collection<CiId> cis) {
    return view().conflictsAbout(cis);
  }

  @Override
  default List<Sighting> unsettled() {
    return view().unsettled();
  }

  @Override
  default List<Facet> verifications(FacetKey facet) {
    return view().verifications(facet);
  }

  @Override
  default Set<CiId> taken(Collection<CiId> ids) {
    return view().taken(ids);
  }

  @Override
  default Optional<ConfigurationItem> item(CiId id) {
    return view().item(id);
  }

  @Override
  default SortedSet<Key> keys(CiId id) {
    return view().keys(id);
  }

  @Override
  default List<Claim> claims(CiId ci) {
    return view().claims(ci);
  }

  @Override
  default List<AttributeState> states(CiId ci) {
    return view().states(ci);
  }

  @Override
  default List<Act.Signed> assertions() {
    return view().assertions();
  }

  @Override
  default Map<CiId, HostHead> heads(Collection<CiId> hosts) {
    return view().heads(hosts);
  }
}
