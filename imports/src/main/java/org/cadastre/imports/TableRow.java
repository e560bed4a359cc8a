package org.cadastre.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// What one row of a table says.
///
/// @param name empty when the row does not say
/// @param observedAt null for hearsay
record TableRow(
    Item item,
    String name,
    Map<String, Value> values,
    List<Related> related,
    @Nullable Instant observedAt) {
  record Related(String relation, Item other) {}
}
