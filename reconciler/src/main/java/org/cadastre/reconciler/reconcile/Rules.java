package org.cadastre.reconciler.reconcile;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.model.Value;
import org.cadastre.core.rules.Authority;

/// The rules by which contests are settled, in their order.
final class Rules {
  /// What a class is called is no matter of trust: who sees more, knows better.
  static final String CLASS_ATTRIBUTE = "ci.class";

  static final Rule ALL =
      ((Rule) Rules::mostSpecificClass)
          .orElse(Rules::freshAuthority)
          .orElse(Rules::staleAuthority)
          .orElse(Rules::unanimous)
          .orElse(Rules::dispute);

  private Rules() {}

  private static Optional<Verdict> mostSpecificClass(Contest contest) {
    if (!contest.attribute().equals(CLASS_ATTRIBUTE) || contest.unanimous()) {
      return Optional.empty();
    }
    var deepest =
        contest.claims().stream()
            .max(Comparator.comparingInt(claim -> depth(contest, claim.value())))
            .orElseThrow();
    int depth = depth(contest, deepest.value());
    boolean alone =
        contest.claims().stream()
            .allMatch(c -> c.value().equals(deepest.value()) || depth(contest, c.value()) < depth);
    if (!alone) {
      return Optional.empty();
    }
    return Optional.of(
        new Verdict.Believe(
            deepest, freshness(contest, deepest), deepest.value() + " is the most specific class"));
  }

  private static int depth(Contest contest, Value ciClass) {
    return contest.model().lineage(ciClass.toString()).size();
  }

  private static Duration freshness(Contest contest, Claim claim) {
    return contest.authority().stream()
        .flatMap(authority -> authority.sources().stream())
        .filter(trusted -> trusted.source().equals(claim.source()))
        .map(Authority.Trusted::freshFor)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  private static Optional<Verdict> freshAuthority(Contest contest) {
    return byAuthority(contest, true);
  }

  private static Optional<Verdict> staleAuthority(Contest contest) {
    return byAuthority(contest, false);
  }

  private static Optional<Verdict> byAuthority(Contest contest, boolean fresh) {
    if (contest.authority().isEmpty()) {
      return Optional.empty();
    }
    var authority = contest.authority().get();
    var passedOver = new StringBuilder();
    int rank = 0;
    for (var trusted : authority.sources()) {
      rank++;
      var claim = contest.claimOf(trusted);
      if (claim.isEmpty()) {
        continue;
      }
      if (!fresh || contest.fresh(claim.get(), trusted)) {
        var because = because(authority, trusted, rank, fresh) + passedOver;
        return Optional.of(new Verdict.Believe(claim.get(), trusted.freshFor(), because));
      }
      passedOver.append("; ").append(trusted.source()).append(" ranks higher but is stale");
    }
    return Optional.empty();
  }

  private static String because(
      Authority authority, Authority.Trusted trusted, int rank, boolean fresh) {
    return "%s is no. %d of %d trusted for %s of %s%s"
        .formatted(
            trusted.source(),
            rank,
            authority.sources().size(),
            authority.attribute().equals("*") ? "all attributes" : authority.attribute(),
            authority.ciClass(),
            fresh ? "" : ", and stale like all others");
  }

  private static Optional<Verdict> unanimous(Contest contest) {
    if (!contest.unanimous()) {
      return Optional.empty();
    }
    var because =
        contest.claims().size() == 1
            ? "the only claim; no rule makes its source authoritative"
            : "all sources agree; no rule makes any of them authoritative";
    return Optional.of(new Verdict.Accept(contest.claims().getFirst(), because));
  }

  private static Optional<Verdict> dispute(Contest contest) {
    return Optional.of(
        new Verdict.Dispute(
            contest.claims().getFirst(),
            "sources disagree and no rule settles it; this is the latest claim"));
  }
}
