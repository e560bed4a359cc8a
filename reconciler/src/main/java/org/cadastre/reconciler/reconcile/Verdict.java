package org.cadastre.reconciler.reconcile;

import java.time.Duration;
import org.cadastre.core.ci.Claim;

/// How a contest ended.
public sealed interface Verdict {
  Claim claim();

  /// In the words that an operator reads in `lineage`.
  String because();

  /// The claim is believed on authority.
  ///
  /// @param freshFor how long its verification counts
  record Believe(Claim claim, Duration freshFor, String because) implements Verdict {}

  /// The claim is all there is; nobody vouches for it.
  record Accept(Claim claim, String because) implements Verdict {}

  /// No rule settles it; the claim is only the latest.
  record Dispute(Claim claim, String because) implements Verdict {}
}
