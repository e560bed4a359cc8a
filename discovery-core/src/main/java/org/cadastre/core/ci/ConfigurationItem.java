package org.cadastre.core.ci;

import java.time.Duration;
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
    var other = next == Lifecycle.RETIRED ? mergedInto : null;
    return with(ciClass, name, next, firstSeen, lastSeen, freshUntil, disputes, owner, other);
  }

  public ConfigurationItem ownedBy(@Nullable String by) {
    return with(
        ciClass, name, lifecycle, firstSeen, lastSeen, freshUntil, disputes, by, mergedInto);
  }

  public ConfigurationItem mergedInto(CiId other) {
    return with(
        ciClass, name, Lifecycle.RETIRED, firstSeen, lastSeen, freshUntil, disputes, owner, other);
  }

  public ConfigurationItem called(String otherClass, String otherName) {
    return with(
        otherClass,
        otherName,
        lifecycle,
        firstSeen,
        lastSeen,
        freshUntil,
        disputes,
        owner,
        mergedInto);
  }

  public ConfigurationItem seen(Instant first, Instant last) {
    return with(ciClass, name, lifecycle, first, last, freshUntil, disputes, owner, mergedInto);
  }

  /// The same item, last seen then, if that is later; how long that counts does not change.
  public ConfigurationItem seenAt(@Nullable Instant at) {
    if (at == null || !at.isAfter(lastSeen)) {
      return this;
    }
    return seen(firstSeen, at).settled(freshUntil.plus(Duration.between(lastSeen, at)), disputes);
  }

  public ConfigurationItem settled(Instant until, int conflicted) {
    return with(
        ciClass, name, lifecycle, firstSeen, lastSeen, until, conflicted, owner, mergedInto);
  }

  private ConfigurationItem with(
      String newClass,
      String newName,
      Lifecycle newLifecycle,
      Instant first,
      Instant last,
      Instant until,
      int conflicted,
      @Nullable String newOwner,
      @Nullable CiId other) {
    return new ConfigurationItem(
        id, newClass, newName, newLifecycle, host, first, last, until, conflicted, newOwner, other);
  }

  /// Whether its freshness has run out by then, or comes from a time that is yet to come.
  public boolean staleAt(Instant now) {
    return now.isAfter(freshUntil) || Ahead.of(lastSeen, now);
  }

  /// One word for the whole item at that time: what an operator should look at first.
  public String status(Instant now) {
    if (lifecycle != Lifecycle.ACTIVE) {
      return lifecycle.word();
    }
    if (disputes > 0) {
      return Status.CONFLICTED.word();
    }
    return (staleAt(now) ? Status.STALE : Status.VERIFIED).word();
  }
}
