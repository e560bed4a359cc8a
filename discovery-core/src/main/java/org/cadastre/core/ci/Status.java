package org.cadastre.core.ci;

import java.util.Locale;

/// How far an attribute's value can be relied on.
public enum Status {
  /// An authoritative source confirmed it within its freshness.
  VERIFIED,
  /// An authoritative source confirmed it, too long ago.
  STALE,
  /// No authoritative source has spoken yet.
  UNVERIFIED,
  /// Sources disagree and no rule settles it.
  CONFLICTED,
  /// Proven to be gone.
  ABSENT,
  /// Held by a person's decision.
  LOCKED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
