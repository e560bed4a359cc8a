package org.cadastre.core.model;

import java.util.List;

/// One way of telling the items of a class apart.
///
/// @param priority lower is asked first; unique within a class and its ancestors
/// @param keys the key types that must all agree; of one type, any shared value is agreement
/// @param unlessDifferent key types that forbid a match when both sides have them and share no
///   value
/// @param strong two live items may never share it
/// @param moves whoever is seen with it last has it alone: an address that is given to another
public record IdentifierEntry(
    int priority, List<String> keys, List<String> unlessDifferent, boolean strong, boolean moves) {
  public IdentifierEntry {
    keys = List.copyOf(keys);
    unlessDifferent = List.copyOf(unlessDifferent);
  }
}
