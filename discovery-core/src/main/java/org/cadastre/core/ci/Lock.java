package org.cadastre.core.ci;

import java.time.Instant;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// A person's decision that an attribute has a value, whatever is observed.
///
/// @param until when it ends by itself, or null when it does not
public record Lock(
    CiId ci,
    String attribute,
    Value value,
    String owner,
    String reason,
    Instant since,
    @Nullable Instant until) {
  public boolean holdsAt(Instant now) {
    return until == null || now.isBefore(until);
  }
}
