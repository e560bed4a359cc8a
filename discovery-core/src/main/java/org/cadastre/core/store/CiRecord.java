package org.cadastre.core.store;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Key;

/// An item with what is known of it.
///
/// @param endpoints where it answered, by protocol and address
/// @param states attributes and relations, by name; empty where they were not asked for
/// @param parts items that exist only within it, by class and name; empty where not asked for
public record CiRecord(
    ConfigurationItem item,
    List<Endpoint> endpoints,
    SortedSet<Key> keys,
    List<AttributeState> states,
    List<ConfigurationItem> parts) {
  public CiRecord {
    endpoints = List.copyOf(endpoints);
    keys = new TreeSet<>(keys);
    states = List.copyOf(states);
    parts = List.copyOf(parts);
  }
}
