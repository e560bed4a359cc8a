package org.cadastre.core.ci;

import java.time.Duration;
import java.time.Instant;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// What the register holds of one attribute, or of one relation (`type/target-id`).
///
/// @param status as decided; ask [#statusAt] for what it is worth now
/// @param winner the facet whose claim won
/// @param changedAfter latest observation of the value before, or null when there was none
/// @param changedBy first observation of this value
/// @param freshFor how long a verification counts
/// @param lastVerified of the winning facet; filled in by the store when read
public record AttributeState(
    CiId ci,
    String attribute,
    Value value,
    Status status,
    FacetKey winner,
    Decision decision,
    @Nullable Instant changedAfter,
    Instant changedBy,
    Duration freshFor,
    Instant lastVerified) {

  public Instant freshUntil() {
    return lastVerified.plus(freshFor);
  }

  /// [Status#STALE] once the freshness of a verified value has run out, and where it was verified
  /// at a time that is yet to come.
  public Status statusAt(Instant now) {
    boolean stale = now.isAfter(freshUntil()) || Ahead.of(lastVerified, now);
    return status == Status.VERIFIED && stale ? Status.STALE : status;
  }

  /// The same state, last verified then.
  public AttributeState verifiedAt(Instant at) {
    return with(decision, at);
  }

  /// The same state, to be judged again then.
  public AttributeState until(@Nullable Instant at) {
    return with(decision.until(at), lastVerified);
  }

  private AttributeState with(Decision made, Instant verified) {
    return new AttributeState(
        ci, attribute, value, status, winner, made, changedAfter, changedBy, freshFor, verified);
  }
}
