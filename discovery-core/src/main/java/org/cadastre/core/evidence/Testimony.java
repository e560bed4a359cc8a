package org.cadastre.core.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one source says at one time. A conversation holds one; a file that is imported may hold
/// those of many sources and times.
///
/// @param observedAt when the source saw it, or null when it does not say: hearsay, that verifies
///   nothing
public record Testimony(String source, @Nullable Instant observedAt, List<Finding> findings) {
  public Testimony {
    findings = List.copyOf(findings);
  }
}
