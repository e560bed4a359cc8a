package org.cadastre.reconciler.reconcile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.rules.Authority;

/// A claim of a source that a rule trusts.
///
/// @param rank from 0, the most trusted
record Speaker(Claim claim, int rank, Authority.Trusted trusted, Voice voice) {

  String source() {
    return claim.source();
  }

  /// The first instant at which its word is no longer fresh, in the register's resolution.
  Instant staleFrom() {
    return claim
        .confirmed()
        .plus(trusted.freshFor())
        .truncatedTo(ChronoUnit.MICROS)
        .plus(1, ChronoUnit.MICROS);
  }
}
