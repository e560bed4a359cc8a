package org.cadastre.core.model;

import java.util.List;

/// One way of telling the items of a class apart.
///
/// @param priority lower is asked first; unique within a class and its ancestors
/// @param keys the key types that must all be known; with one of them, any shared value matches
/// @param strong two live items may never share it
public record IdentifierEntry(int priority, List<String> keys, boolean strong) {
  public IdentifierEntry {
    keys = List.copyOf(keys);
  }
}
