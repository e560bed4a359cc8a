package org.cadastre.reconciler.reconcile;

import java.util.Optional;

/// Settles a contest, or leaves it to the next.
@FunctionalInterface
interface Rule {
  Optional<Verdict> judge(Contest contest);

  default Rule orElse(Rule next) {
    return contest -> judge(contest).or(() -> next.judge(contest));
  }
}
