package org.cadastre.imports;

import java.util.List;
import java.util.TreeSet;
import org.cadastre.core.evidence.Key;
import org.jspecify.annotations.Nullable;

/// Whom a row speaks of, without the name that other rows may know.
///
/// @param keys sorted, without duplicates
record Item(String ciClass, List<Key> keys, @Nullable Item host) {
  Item {
    keys = List.copyOf(new TreeSet<>(keys));
  }
}
