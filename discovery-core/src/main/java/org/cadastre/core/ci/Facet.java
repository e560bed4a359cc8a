package org.cadastre.core.ci;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/// One reading of a facet. A facet is the unit of verification: when its content is unchanged, a
/// scan costs one touch.
///
/// @param contentHash SHA-256 of all it says, what never settles left out
/// @param readAt its place among the readings: observation time, or for a source that gives none,
///   the time of arrival
/// @param lastVerified latest observation time of a reading that has one; [Claim#NEVER] when none
///   has. Hearsay verifies nothing
/// @param run the scan run of that reading
/// @param transcript the transcript of that reading
/// @param place which of the transcript's subjects it speaks of
public record Facet(
    FacetKey key,
    String contentHash,
    Instant readAt,
    Instant lastVerified,
    String run,
    String transcript,
    int place) {
  /// In which readings happened, whatever the order of arrival.
  public static final Comparator<Facet> ORDER =
      Comparator.comparing(Facet::readAt)
          .thenComparing(Facet::transcript)
          .thenComparingInt(Facet::place);

  public boolean freshAt(Instant now, Duration freshFor) {
    return !now.isAfter(lastVerified.plus(freshFor)) && !Ahead.of(lastVerified, now);
  }

  /// What the facet is after both readings: what the later one says, verified as late as either.
  public Facet and(Facet other) {
    var latest = ORDER.compare(this, other) > 0 ? this : other;
    var verified = lastVerified.isAfter(other.lastVerified) ? lastVerified : other.lastVerified;
    return new Facet(
        latest.key,
        latest.contentHash,
        latest.readAt,
        verified,
        latest.run,
        latest.transcript,
        latest.place);
  }

  /// Whether the reading has an observation time of its own.
  public boolean dated() {
    return readAt.equals(lastVerified);
  }
}
