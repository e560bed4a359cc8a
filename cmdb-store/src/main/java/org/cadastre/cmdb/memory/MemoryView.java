package org.cadastre.cmdb.memory;

import static java.util.Comparator.comparing;
import static org.cadastre.cmdb.memory.Register.under;
import static org.cadastre.cmdb.memory.Register.within;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadastre.cmdb.memory.Register.Raised;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.ci.Signature;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.store.CmdbStore.PastReading;
import org.cadastre.core.store.CmdbView;
import org.cadastre.core.store.HostBody;
import org.cadastre.core.store.HostHead;

/// What reconciliation sees of one state of the register.
record MemoryView(Register register) implements CmdbView {

  private Reading reading() {
    return new Reading(register);
  }

  @Override
  public Map<Key, SortedSet<CiId>> holders(String family, Collection<Key> keys) {
    var found = new HashMap<Key, SortedSet<CiId>>();
    for (var key : keys) {
      var holders = holders(family, key, true);
      if (!holders.isEmpty()) {
        found.put(key, holders);
      }
    }
    return found;
  }

  @Override
  public SortedSet<CiId> everHeld(String family, Collection<Key> keys) {
    return keys.stream()
        .flatMap(key -> holders(family, key, false).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private SortedSet<CiId> holders(String family, Key key, boolean now) {
    return reading()
        .hosts(under(register.everHeld, key))
        .map(ConfigurationItem::id)
        .filter(ci ->
            under(register.keys, ci).stream()
                .anyMatch(
                    t -> (t.live() || !now) && t.key().equals(key) && t.family().equals(family)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public Map<CiId, HostHead> heads(Collection<CiId> hosts) {
    return reading().hosts(hosts).collect(Collectors.toMap(ConfigurationItem::id, this::head));
  }

  HostHead head(ConfigurationItem host) {
    SortedMap<Key, SortedSet<String>> keys = new TreeMap<>();
    for (var told : under(register.keys, host.id())) {
      if (told.live()) {
        keys.computeIfAbsent(told.key(), _ -> new TreeSet<>()).add(told.source());
      }
    }
    var facets =
        within(register.facets, host.id()).values().stream()
            .sorted(
                comparing((Facet f) -> f.key().source()).thenComparing((Facet f) -> f.key().kind()))
            .toList();
    var locked = new HashSet<>(register.within(host.id()));
    locked.add(host.id());
    var lastMet =
        sightings(Set.of(host.id())).stream()
            .map(Sighting::observedAt)
            .max(Instant::compareTo)
            .orElse(Claim.NEVER);
    return new HostHead(
        host,
        lastMet,
        keys,
        under(register.endpoints, host.id()).stream().sorted().toList(),
        facets,
        new Acts(register.acts.values()).locks(locked));
  }

  @Override
  public Map<CiId, HostBody> bodies(Collection<CiId> hosts) {
    return reading()
        .hosts(hosts)
        .collect(Collectors.toMap(ConfigurationItem::id, host -> body(host.id())));
  }

  HostBody body(CiId host) {
    var reading = reading();
    var all = withParts(host);
    return new HostBody(
        reading.parts(host),
        all.stream().flatMap(ci -> reading.claimSets(ci).stream()).toList(),
        all.stream().flatMap(ci -> reading.states(ci).stream()).toList());
  }

  /// By id.
  private SortedSet<CiId> withParts(CiId host) {
    var all = new TreeSet<>(register.within(host));
    all.add(host);
    return all;
  }

  @Override
  public List<Claim> ended(Collection<CiId> hosts) {
    return hosts.stream()
        .distinct()
        .filter(host -> register.root(host).equals(host))
        .flatMap(host -> withParts(host).stream())
        .flatMap(ci -> reading().past(ci))
        .filter(c -> c.recordedTo() == null)
        .sorted(comparing(Claim::ci).thenComparing(Reading.BY_STATEMENT))
        .toList();
  }

  @Override
  public List<Sighting> sightings(Collection<CiId> cis) {
    return sightings().filter(s -> s.ci() != null && cis.contains(s.ci())).toList();
  }

  @Override
  public List<Sighting> sightingsIn(Collection<String> transcripts) {
    return sightings().filter(s -> transcripts.contains(s.transcript())).toList();
  }

  @Override
  public List<Sighting> sightingsLike(Collection<String> signatures) {
    return sightings().filter(s -> signatures.contains(Signature.of(s.subject()))).toList();
  }

  @Override
  public List<Conflict> conflictsAbout(Collection<CiId> cis) {
    return conflicts().filter(c -> c.candidates().stream().anyMatch(cis::contains)).toList();
  }

  Stream<Conflict> conflicts() {
    return register.conflicts.values().stream()
        .filter(raised -> raised.settledAt() == null)
        .map(Raised::conflict)
        .sorted(comparing(Conflict::raisedAt).thenComparing(Conflict::id));
  }

  @Override
  public List<Sighting> unsettled() {
    return sightings().filter(s -> s.ci() == null).toList();
  }

  private Stream<Sighting> sightings() {
    return register.sightings.values().stream().sorted(Sighting.ORDER);
  }

  @Override
  public List<Facet> verifications(FacetKey facet) {
    return under(register.readings, facet).stream()
        .filter(r -> r.recordedTo() == null)
        .map(PastReading::reading)
        .sorted(Facet.ORDER)
        .toList();
  }

  @Override
  public List<Act.Signed> assertions() {
    return new Acts(register.acts.values()).assertions();
  }

  @Override
  public Set<CiId> taken(Collection<CiId> ids) {
    return ids.stream().filter(register.items::containsKey).collect(Collectors.toSet());
  }

  @Override
  public Optional<ConfigurationItem> item(CiId id) {
    return reading().item(id);
  }

  @Override
  public SortedSet<Key> keys(CiId id) {
    return reading().keys(id);
  }

  @Override
  public List<Claim> claims(CiId ci) {
    var reading = reading();
    return Stream.concat(reading.open(ci), reading.past(ci).filter(c -> c.recordedTo() == null))
        .sorted(Reading.BY_STATEMENT)
        .toList();
  }

  @Override
  public List<AttributeState> states(CiId ci) {
    return reading().states(ci);
  }
}
