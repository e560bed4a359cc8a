package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
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

/// What reconciliation sees of the register within one transaction.
///
/// @param locks whoever reads a host's head keeps others from changing the host
record SqlView(Database database, Locks locks) implements CmdbView {
  static final Comparator<Claim> BY_STATEMENT =
      Comparator.comparing(Claim::attribute)
          .thenComparing(Claim::source)
          .thenComparing(Claim::validFrom)
          .thenComparing(Claim::recordedFrom);

  static Set<String> ids(Collection<CiId> cis) {
    var ids = new HashSet<String>();
    cis.forEach(ci -> ids.add(ci.value()));
    return ids;
  }

  @Override
  public Map<Key, SortedSet<CiId>> holders(String family, Collection<Key> keys) {
    return new Keys(database).holders(family, keys);
  }

  @Override
  public SortedSet<CiId> everHeld(String family, Collection<Key> keys) {
    return new Keys(database).everHeld(family, keys);
  }

  @Override
  public Map<CiId, HostHead> heads(Collection<CiId> hosts) {
    locks.takeHosts(hosts);
    return new Hosts(database).heads(ids(hosts));
  }

  @Override
  public Map<CiId, HostBody> bodies(Collection<CiId> hosts) {
    return new Hosts(database).bodies(ids(hosts));
  }

  @Override
  public List<Claim> ended(Collection<CiId> hosts) {
    var claims = new PastClaims(database).believed(ids(hosts));
    claims.sort(Comparator.comparing(Claim::ci).thenComparing(BY_STATEMENT));
    return claims;
  }

  @Override
  public List<Sighting> sightings(Collection<CiId> cis) {
    return new Sightings(database).of(cis);
  }

  @Override
  public List<Sighting> sightingsIn(Collection<String> transcripts) {
    return new Sightings(database).in(transcripts);
  }

  @Override
  public List<Sighting> sightingsLike(Collection<String> signatures) {
    return new Sightings(database).like(signatures);
  }

  @Override
  public List<Conflict> conflictsAbout(Collection<CiId> cis) {
    return new Conflicts(database).about(cis);
  }

  @Override
  public List<Sighting> unsettled() {
    return new Sightings(database).unsettled();
  }

  @Override
  public List<Facet> verifications(FacetKey facet) {
    return new Facets(database).verifications(facet);
  }

  @Override
  public List<Act.Signed> assertions() {
    return new Acts(database).assertions();
  }

  @Override
  public Set<CiId> taken(Collection<CiId> ids) {
    return new Items(database).known(ids(ids));
  }

  @Override
  public Optional<ConfigurationItem> item(CiId id) {
    return new Items(database).item(id);
  }

  @Override
  public SortedSet<Key> keys(CiId id) {
    return new Keys(database).of(id);
  }

  private String host(CiId ci) {
    return new Items(database).root(ci.value());
  }

  @Override
  public List<Claim> claims(CiId ci) {
    var claims = history(ci);
    claims.removeIf(claim -> claim.recordedTo() != null);
    return claims;
  }

  /// All of them, believed or not.
  List<Claim> history(CiId ci) {
    var host = host(ci);
    var claims = new ArrayList<>(new ClaimSets(database).open(host, ci));
    claims.addAll(new PastClaims(database).of(host, ci));
    claims.sort(BY_STATEMENT);
    return claims;
  }

  @Override
  public List<AttributeState> states(CiId ci) {
    return new States(database).of(host(ci), ci);
  }

  List<AttributeState> decisions(CiId ci, String attribute) {
    return new States(database).decisions(host(ci), ci, attribute);
  }
}
