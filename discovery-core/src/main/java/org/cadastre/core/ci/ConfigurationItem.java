package org.cadastre.core.ci;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One item of the register, without its attributes.
///
/// @param ciClass the most specific class that any source vouches for
/// @param host the item it is a part of, or null
/// @param lastSeen the latest contact with its identity; for a part, the latest listing that named
///   it
/// @param freshUntil until when its latest verification counts
/// @param disputes how many of its attributes are conflicted
/// @param owner who answers for it, or null when nobody was named
/// @param mergedInto the item that it turned out to be, or null; then it is retired
public record ConfigurationItem(
    CiId id,
    String ciClass,
    String name,
    Lifecycle lifecycle,
    @Nullable CiId host,
    Instant firstSeen,
    Instant lastSeen,
    Instant freshUntil,
    int disputes,
    @Nullable String owner,
    @Nullable CiId mergedInto) {
  public ConfigurationItem in(Lifecycle next) {
    return new ConfigurationItem(
        id,
        ciClass,
        name,
        next,
        host,
        firstSeen,
        lastSeen,
        freshUntil,
        disputes,
        owner,
        mergedInto);
  }

  public ConfigurationItem ownedBy(@Nullable String by) {
    return new ConfigurationItem(
        id,
        ciClass,
        name,
        lifecycle,
        host,
        firstSeen,
        lastSeen,
        freshUntil,
        disputes,
        by,
        mergedInto);
  }

  public ConfigurationItem mergedInto(CiId other) {
    return new ConfigurationItem(
        id,
        ciClass,
        name,
        Lifecycle.RETIRED,
        host,
        firstSeen,
        lastSeen,
        freshUntil,
        disputes,
        owner,
        other);
  }

  /// One word for the whole item at that time: what an operator should look at first.
  public String status(Instant now) {
    if (lifecycle != Lifecycle.ACTIVE) {
      return lifecycle.word();
    }
    if (disputes > 0) {
      return Status.CONFLICTED.word();
    }
    return (now.isAfter(freshUntil) ? Status.STALE : Status.VERIFIED).word();
  }
}
