package org.cadastre.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A declared class of configuration items.
///
/// @param parent the class it specialises, or null for a root
/// @param dependentIn the facet of its host in which items of this class are listed, or null when
///   it stands on its own
/// @param isAbstract nothing is only this; a source that knows no better says so and a better one
///   wins
public record CiClass(
    String name,
    @Nullable String parent,
    @Nullable String dependentIn,
    boolean isAbstract,
    List<IdentifierEntry> identifiers,
    String doc) {
  public CiClass {
    identifiers = List.copyOf(identifiers);
  }

  public boolean dependent() {
    return dependentIn != null;
  }
}
