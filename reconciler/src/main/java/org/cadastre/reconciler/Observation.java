package org.cadastre.reconciler;

import java.time.Instant;
import java.util.List;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Finding;

/// What one conversation proved, and when.
///
/// @param run the scan run it belongs to
/// @param source who says so: the probe's name
/// @param transcript the transcript's hash
/// @param observedAt when the conversation ended
public record Observation(
    String run,
    String source,
    Endpoint endpoint,
    String transcript,
    Instant observedAt,
    List<Finding> findings) {
  public Observation {
    findings = List.copyOf(findings);
  }
}
