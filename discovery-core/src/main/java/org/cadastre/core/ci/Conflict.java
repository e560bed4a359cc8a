package org.cadastre.core.ci;

import java.time.Instant;
import java.util.List;
import org.cadastre.core.evidence.Evidence;

/// Something the rules do not settle and a person must: nothing ambiguous is resolved silently.
///
/// @param id the same for the same question, however often it comes up
/// @param subject who or what it is about, in words
/// @param candidates the items it could be
public record Conflict(
    String id,
    String subject,
    List<CiId> candidates,
    String because,
    Instant raisedAt,
    String run,
    Evidence evidence) {
  public Conflict {
    candidates = List.copyOf(candidates);
  }
}
