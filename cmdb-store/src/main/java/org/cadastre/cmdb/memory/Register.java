package org.cadastre.cmdb.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ClaimSet;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.store.CmdbStore.PastReading;
import org.jspecify.annotations.Nullable;

/// One state of the register. A commit works on a [#copy], so that readers of the state before
/// never see half of it; the collections inside the maps are replaced, never changed.
final class Register {
  final Map<CiId, ConfigurationItem> items;
  final Map<CiId, List<CiId>> parts;
  final Map<CiId, List<Endpoint>> endpoints;
  final Map<Key, List<CiId>> everHeld;
  final Map<CiId, List<Told>> keys;
  final Map<Met, Sighting> sightings;
  final Map<CiId, Map<FacetKey, Facet>> facets;
  final Map<FacetKey, List<PastReading>> readings;
  final Map<CiId, Map<FacetKey, ClaimSet>> claims;
  final Map<CiId, List<Claim>> past;
  final Map<CiId, Map<String, AttributeState>> states;
  final Map<Asked, AttributeState> asDecided;
  final Map<Asked, List<AttributeState>> decided;
  final Map<CiId, List<Change.LifecycleChanged>> lifecycle;
  final Map<String, Raised> conflicts;
  final Map<String, List<CoverageRow>> coverage;
  final Map<String, ScanRun> runs;
  final Map<String, EvidenceRecord> evidence;
  final Map<String, Act.Signed> acts;
  long lastLocation;

  /// That a source tells an item by a key, or once did.
  record Told(Key key, String family, String source, boolean strong, boolean live) {
    boolean sameAs(Told other) {
      return key.equals(other.key) && family.equals(other.family) && source.equals(other.source);
    }

    Told forgotten() {
      return new Told(key, family, source, strong, false);
    }
  }

  /// What a sighting is told by.
  record Met(String transcript, int place) {}

  /// What a decision is about.
  record Asked(CiId ci, String attribute) {}

  /// @param settledAt null while it is open
  record Raised(Conflict conflict, @Nullable Instant settledAt) {}

  Register() {
    items = new TreeMap<>();
    parts = new HashMap<>();
    endpoints = new HashMap<>();
    everHeld = new HashMap<>();
    keys = new HashMap<>();
    sightings = new HashMap<>();
    facets = new HashMap<>();
    readings = new HashMap<>();
    claims = new HashMap<>();
    past = new HashMap<>();
    states = new HashMap<>();
    asDecided = new HashMap<>();
    decided = new HashMap<>();
    lifecycle = new HashMap<>();
    conflicts = new LinkedHashMap<>();
    coverage = new HashMap<>();
    runs = new TreeMap<>();
    evidence = new LinkedHashMap<>();
    acts = new LinkedHashMap<>();
    lastLocation = -1;
  }

  private Register(Register before) {
    items = new TreeMap<>(before.items);
    parts = new HashMap<>(before.parts);
    endpoints = new HashMap<>(before.endpoints);
    everHeld = new HashMap<>(before.everHeld);
    keys = new HashMap<>(before.keys);
    sightings = new HashMap<>(before.sightings);
    facets = new HashMap<>(before.facets);
    readings = new HashMap<>(before.readings);
    claims = new HashMap<>(before.claims);
    past = new HashMap<>(before.past);
    states = new HashMap<>(before.states);
    asDecided = new HashMap<>(before.asDecided);
    decided = new HashMap<>(before.decided);
    lifecycle = new HashMap<>(before.lifecycle);
    conflicts = new LinkedHashMap<>(before.conflicts);
    coverage = new HashMap<>(before.coverage);
    runs = new TreeMap<>(before.runs);
    evidence = new LinkedHashMap<>(before.evidence);
    acts = new LinkedHashMap<>(before.acts);
    lastLocation = before.lastLocation;
  }

  Register copy() {
    return new Register(this);
  }

  static <K, V> Collection<V> under(Map<K, List<V>> map, K key) {
    return map.getOrDefault(key, List.of());
  }

  static <K, L, V> Map<L, V> within(Map<K, Map<L, V>> map, K key) {
    return map.getOrDefault(key, Map.of());
  }

  static <K, V> void add(Map<K, List<V>> map, K key, V value) {
    var values = new ArrayList<>(under(map, key));
    values.add(value);
    map.put(key, values);
  }

  static <K, V> void addNew(Map<K, List<V>> map, K key, V value) {
    if (!under(map, key).contains(value)) {
      add(map, key, value);
    }
  }

  static <K, V> void remove(Map<K, List<V>> map, K key, V value) {
    var values = new ArrayList<>(under(map, key));
    values.remove(value);
    map.put(key, values);
  }

  static <K, L, V> void put(Map<K, Map<L, V>> map, K key, L inner, V value) {
    var values = new LinkedHashMap<>(within(map, key));
    values.put(inner, value);
    map.put(key, values);
  }

  static <K, L, V> void drop(Map<K, Map<L, V>> map, K key, L inner) {
    var values = new LinkedHashMap<>(within(map, key));
    values.remove(inner);
    map.put(key, values);
  }

  /// The item at the end of the chain of hosts; itself where it stands on its own.
  CiId root(CiId ci) {
    var item = items.get(ci);
    return item == null || item.host() == null ? ci : root(item.host());
  }

  /// Items that exist only within it, at any depth; by id.
  List<CiId> within(CiId host) {
    var found = new ArrayList<CiId>();
    for (var part : under(parts, host)) {
      found.add(part);
      found.addAll(within(part));
    }
    found.sort(null);
    return found;
  }
}
