package org.cadastre.core.store;

import java.util.List;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.ClaimSet;
import org.cadastre.core.ci.ConfigurationItem;

/// The rest of what is held of an item that stands on its own.
///
/// @param parts items that exist only within it, at any depth, whatever their lifecycle; by id
/// @param claims what is said now, of it and its parts, by all facets
/// @param states all attributes and relations, of it and its parts
public record HostBody(
    List<ConfigurationItem> parts, List<ClaimSet> claims, List<AttributeState> states) {
  public HostBody {
    parts = List.copyOf(parts);
    claims = List.copyOf(claims);
    states = List.copyOf(states);
  }
}
