package org.cadastre.core.ci;

import java.time.Instant;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// A source's statement that an attribute has a value, over an interval, as we came to know it.
///
/// A relation is a claim whose attribute is `type/target-id`.
///
/// @param ci the item it speaks of: the facet's host or one of its parts
/// @param after latest observation by this facet of the value before, or null when there was none:
///   the change lies between it and `validFrom`
/// @param validFrom first observation of this value
/// @param validTo first observation that no longer had it, or null while it holds
/// @param recordedFrom when we wrote it down
/// @param recordedTo when we learned better, or null while this is what we believe
/// @param confirmed latest observation of this value; [#NEVER] for hearsay without a time of its
///   own
/// @param run the scan run that first saw it
/// @param evidence what first proved it
public record Claim(
    FacetKey facet,
    CiId ci,
    String attribute,
    Value value,
    @Nullable Instant after,
    Instant validFrom,
    @Nullable Instant validTo,
    Instant recordedFrom,
    @Nullable Instant recordedTo,
    Instant confirmed,
    String run,
    Evidence evidence) {
  /// No observation ever confirmed it.
  public static final Instant NEVER = Instant.EPOCH;

  /// Whether this is what the source says now, as far as we know.
  public boolean open() {
    return validTo == null && recordedTo == null;
  }

  public String source() {
    return facet.source();
  }

  /// The same claim, last confirmed then.
  public Claim confirmedAt(Instant at) {
    return at.equals(confirmed) ? this : with(validTo, recordedFrom, recordedTo, at);
  }

  /// What we believe from then on: that it held until `to`.
  public Claim ended(Instant to, Instant recordedAt) {
    return with(to, recordedAt, null, confirmed);
  }

  /// The same claim, believed only until then.
  public Claim believedUntil(Instant at) {
    return with(validTo, recordedFrom, at, confirmed);
  }

  private Claim with(
      @Nullable Instant to,
      Instant believedFrom,
      @Nullable Instant believedTo,
      Instant lastConfirmed) {
    return new Claim(
        facet,
        ci,
        attribute,
        value,
        after,
        validFrom,
        to,
        believedFrom,
        believedTo,
        lastConfirmed,
        run,
        evidence);
  }
}
