package org.cadastre.core.store;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.Lock;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Key;

/// What must be known of an item that stands on its own before it can be seen that nothing has
/// changed.
///
/// @param lastMet place in time of its latest sighting
///   ([org.cadastre.core.ci.Sighting#observedAt]), hearsay included
/// @param keys by which it is told now, each with the sources that say so
/// @param facets the latest reading of each, by source and kind
/// @param locks on it and its parts, lapsed ones too
public record HostHead(
    ConfigurationItem item,
    Instant lastMet,
    SortedMap<Key, SortedSet<String>> keys,
    List<Endpoint> endpoints,
    List<Facet> facets,
    List<Lock> locks) {
  public HostHead {
    keys = new TreeMap<>(keys);
    endpoints = List.copyOf(endpoints);
    facets = List.copyOf(facets);
    locks = List.copyOf(locks);
  }
}
