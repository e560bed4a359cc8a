package org.cadastre.reconciler.reconcile;

import java.time.Duration;
import java.time.Instant;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Status;
import org.jspecify.annotations.Nullable;

/// How a contest ended.
sealed interface Verdict {
  Claim claim();

  Grounds grounds();

  /// The same end on other grounds.
  Verdict on(Grounds other);

  /// @param because the winning clause, in the words that an operator reads in `lineage`
  /// @param clause what beat each of the others
  /// @param until when time alone may end it otherwise, or null for never
  record Grounds(String because, Clause clause, @Nullable Instant until) {}

  /// The claim is believed on authority.
  ///
  /// @param freshFor how long its verification counts
  record Believe(Claim claim, Duration freshFor, Grounds grounds) implements Verdict {
    @Override
    public Verdict on(Grounds other) {
      return new Believe(claim, freshFor, other);
    }
  }

  /// The claim is the best there is; nobody who is trusted vouches for it.
  record Accept(Claim claim, Grounds grounds) implements Verdict {
    @Override
    public Verdict on(Grounds other) {
      return new Accept(claim, other);
    }
  }

  /// No rule settles it; the claim is only the latest.
  record Dispute(Claim claim, Grounds grounds) implements Verdict {
    @Override
    public Verdict on(Grounds other) {
      return new Dispute(claim, other);
    }
  }

  default Status status() {
    return switch (this) {
      case Believe _ -> Status.VERIFIED;
      case Accept _ -> Status.UNVERIFIED;
      case Dispute _ -> Status.CONFLICTED;
    };
  }

  default Duration freshFor() {
    return switch (this) {
      case Believe(_, var freshFor, _) -> freshFor;
      case Accept _, Dispute _ -> Duration.ZERO;
    };
  }
}
