package org.cadastre.imports;

import java.time.Instant;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// What one row claims.
///
/// @param name what a person would call the item; empty when the row does not say
/// @param value null when the row does not say: not observed
/// @param observedAt null for hearsay
record Claim(
    String source,
    Item item,
    String name,
    String attribute,
    @Nullable Value value,
    @Nullable Instant observedAt) {}
