package org.cadastre.core.model;

/// A declared attribute.
///
/// @param name OpenTelemetry's name where one exists
/// @param facet the group in which it is observed and verified on a host
/// @param changing never settles (uptime, counters): kept out of what makes a facet "changed"
/// @param whole a set that is decided as one value, not element by element
/// @param doc what it means, with its unit
public record AttributeType(
    String name, ValueKind kind, String facet, boolean changing, boolean whole, String doc) {

  /// One that is decided element by element if it is a set.
  public AttributeType(String name, ValueKind kind, String facet, boolean changing, String doc) {
    this(name, kind, facet, changing, false, doc);
  }
}
