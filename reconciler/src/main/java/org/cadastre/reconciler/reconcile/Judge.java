package org.cadastre.reconciler.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.Status;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.rules.RuleSet;
import org.jspecify.annotations.Nullable;

/// Decides attributes: the winner, and for every loser the clause that beat it.
public final class Judge {
  private final ClassModel model;
  private final RuleSet rules;

  public Judge(ClassModel model, RuleSet rules) {
    this.model = model;
    this.rules = rules;
  }

  /// @param claims all open claims for the attribute, at least one
  /// @param before the state so far, or null
  /// @param lastOther tells when a claim's source was last seen to say something else, or null
  /// @return the new state, or empty when it is what it was
  public Optional<AttributeState> decide(
      CiId ci,
      String ciClass,
      String attribute,
      List<Claim> claims,
      @Nullable AttributeState before,
      Function<Claim, @Nullable Instant> lastOther,
      Instant now) {
    var authority = rules.authority(model, ciClass, attribute);
    var contest = new Contest(model, ciClass, attribute, claims, authority, now);
    var verdict = Rules.ALL.judge(contest).orElseThrow();
    var first = contest.firstToSay(verdict.claim().value());
    var state = state(ci, attribute, contest, verdict, first, lastOther.apply(first), now);
    return before != null && same(before, state) ? Optional.empty() : Optional.of(state);
  }

  private AttributeState state(
      CiId ci,
      String attribute,
      Contest contest,
      Verdict verdict,
      Claim first,
      @Nullable Instant changedAfter,
      Instant now) {
    var winner = verdict.claim();
    return new AttributeState(
        ci,
        attribute,
        winner.value(),
        status(verdict),
        winner.facet(),
        new Decision(verdict.because(), rules.version(), now, losses(contest, winner)),
        changedAfter,
        first.validFrom(),
        verdict instanceof Verdict.Believe believe ? believe.freshFor() : Duration.ZERO,
        winner.confirmed());
  }

  private static Status status(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Believe _ -> Status.VERIFIED;
      case Verdict.Accept _ -> Status.UNVERIFIED;
      case Verdict.Dispute _ -> Status.CONFLICTED;
    };
  }

  private static List<Decision.Loss> losses(Contest contest, Claim winner) {
    var losses = new ArrayList<Decision.Loss>();
    for (var claim : contest.claims()) {
      if (!claim.facet().equals(winner.facet())) {
        losses.add(new Decision.Loss(claim.facet(), claim.value(), why(contest, claim, winner)));
      }
    }
    return losses;
  }

  private static String why(Contest contest, Claim loser, Claim winner) {
    if (loser.value().equals(winner.value())) {
      return "says the same as " + winner.source();
    }
    if (contest.attribute().equals(Rules.CLASS_ATTRIBUTE)) {
      return "less specific than " + winner.value();
    }
    var ranks =
        contest.authority().stream()
            .flatMap(authority -> authority.sources().stream())
            .map(trusted -> trusted.source())
            .toList();
    int rank = ranks.indexOf(loser.source());
    int winning = ranks.indexOf(winner.source());
    if (winning < 0) {
      return "disputed: no rule ranks %s against %s".formatted(loser.source(), winner.source());
    }
    if (rank < 0) {
      return "no rule trusts %s here; it does trust %s".formatted(loser.source(), winner.source());
    }
    return rank > winning
        ? "%s ranks below %s".formatted(loser.source(), winner.source())
        : "%s ranks above %s but is stale".formatted(loser.source(), winner.source());
  }

  private static boolean same(AttributeState before, AttributeState after) {
    return before.value().equals(after.value())
        && before.status() == after.status()
        && before.winner().equals(after.winner())
        && before.freshFor().equals(after.freshFor())
        && before.changedBy().equals(after.changedBy())
        && Objects.equals(before.changedAfter(), after.changedAfter())
        && before.decision().because().equals(after.decision().because())
        && before.decision().ruleSet().equals(after.decision().ruleSet())
        && before.decision().losses().equals(after.decision().losses());
  }
}
