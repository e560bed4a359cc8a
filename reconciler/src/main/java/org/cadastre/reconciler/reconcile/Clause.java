package org.cadastre.reconciler.reconcile;

import org.cadastre.core.ci.Claim;
import org.jspecify.annotations.Nullable;

/// Says what beat a claim.
@FunctionalInterface
interface Clause {
  /// In the words that an operator reads in `lineage`; null when it did not lose.
  @Nullable String against(Claim loser);
}
