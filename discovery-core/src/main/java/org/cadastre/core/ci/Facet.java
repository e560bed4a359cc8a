package org.cadastre.core.ci;

import java.time.Duration;
import java.time.Instant;

/// The unit of verification: when its content is unchanged, a scan costs one touch.
///
/// @param contentHash SHA-256 of all it says, what never settles left out
/// @param lastVerified observation time of the latest reading
/// @param run the scan run of that reading
/// @param transcript the transcript of that reading
public record Facet(
    FacetKey key, String contentHash, Instant lastVerified, String run, String transcript) {

  public boolean freshAt(Instant now, Duration freshFor) {
    return !now.isAfter(lastVerified.plus(freshFor));
  }
}
