package org.cadastre.runtime;

import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.rules.Agreement.Measured;
import org.jspecify.annotations.Nullable;

/// What one source contributes, and what rules and measurement say of it.
///
/// @param kind how its words come to us: a probe, `import`, `glpi`
/// @param items of their own about which it says something
/// @param facets what it says, by kind
/// @param lastReading the latest place in time of any of its readings
/// @param upstream the source it copies from in the end, or null
/// @param creates whether an item may exist on its word alone
/// @param measured how far it was found to be right, by attribute
public record SourceReport(
    String source,
    String kind,
    long items,
    SortedSet<String> facets,
    Instant lastReading,
    @Nullable String upstream,
    boolean creates,
    Map<String, Measured> measured) {
  public SourceReport {
    facets = new TreeSet<>(facets);
    measured = new TreeMap<>(measured);
  }

  /// Over all attributes.
  public Measured overall() {
    return new Measured(
        measured.values().stream().mapToLong(Measured::right).sum(),
        measured.values().stream().mapToLong(Measured::compared).sum());
  }
}
