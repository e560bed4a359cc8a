package org.cadastre.reconciler.reconcile;

import java.util.Optional;
import org.cadastre.reconciler.reconcile.Verdict.Grounds;

/// Ends a contest that nothing settles, in the open.
final class Disputes {
  static final String BECAUSE = "sources disagree and no rule settles it; this is the latest claim";

  private Disputes() {}

  static Optional<Verdict> latest(Contest contest) {
    var latest = contest.claims().getFirst();
    return Optional.of(
        among(
            contest,
            BECAUSE,
            loser -> "disputed: no rule ranks " + loser.source() + " against " + latest.source()));
  }

  static Verdict among(Contest contest, String because, Clause clause) {
    return new Verdict.Dispute(contest.claims().getFirst(), new Grounds(because, clause, null));
  }
}
