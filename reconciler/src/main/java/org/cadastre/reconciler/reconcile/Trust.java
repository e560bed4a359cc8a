package org.cadastre.reconciler.reconcile;

import java.time.Instant;
import java.util.Optional;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.rules.Authority;
import org.cadastre.reconciler.reconcile.Verdict.Grounds;
import org.jspecify.annotations.Nullable;

/// Settles a contest by who is trusted, as the authority for the attribute declares it.
final class Trust {
  private Trust() {}

  static Optional<Verdict> fresh(Contest contest) {
    return first(contest, Voice.FRESH);
  }

  static Optional<Verdict> stale(Contest contest) {
    return first(contest, Voice.STALE);
  }

  static Optional<Verdict> hearsay(Contest contest) {
    return first(contest, Voice.HEARSAY);
  }

  private static Optional<Verdict> first(Contest contest, Voice voice) {
    for (var speaker : contest.speakers()) {
      if (speaker.voice() == voice) {
        return Optional.of(verdict(contest, speaker));
      }
    }
    return Optional.empty();
  }

  private static Verdict verdict(Contest contest, Speaker winner) {
    var grounds =
        new Grounds(
            because(contest, winner),
            loser -> against(contest, loser, winner),
            until(contest, winner));
    return winner.voice() == Voice.HEARSAY
        ? new Verdict.Accept(winner.claim(), grounds)
        : new Verdict.Believe(winner.claim(), winner.trusted().freshFor(), grounds);
  }

  private static String because(Contest contest, Speaker winner) {
    var because = new StringBuilder(rank(contest.authority().orElseThrow(), winner));
    switch (winner.voice()) {
      case FRESH -> {
        for (var speaker : contest.speakers()) {
          if (speaker.rank() < winner.rank()) {
            because.append("; ").append(speaker.source()).append(" ranks higher but ");
            because.append(failing(speaker.voice()));
          }
        }
      }
      case STALE -> because.append(", and stale like all others");
      case HEARSAY -> because.append("; nobody has confirmed anything");
    }
    return because.toString();
  }

  private static String rank(Authority authority, Speaker speaker) {
    var attribute = authority.attribute();
    return speaker.source()
        + " is no. "
        + (speaker.rank() + 1)
        + " of "
        + authority.sources().size()
        + " trusted for "
        + (attribute.equals("*") ? "all attributes" : attribute)
        + " of "
        + authority.ciClass();
  }

  /// What keeps a higher rank from winning.
  static String failing(Voice voice) {
    return switch (voice) {
      case FRESH -> "comes after it";
      case STALE -> "is stale";
      case HEARSAY -> "never confirmed it";
    };
  }

  private static @Nullable Instant until(Contest contest, Speaker winner) {
    return winner.voice() == Voice.FRESH && !contest.alone() ? winner.staleFrom() : null;
  }

  private static String against(Contest contest, Claim claim, Speaker winner) {
    var ranked = contest.speaker(claim);
    if (ranked.isEmpty()) {
      return "no rule trusts %s here; it does trust %s".formatted(claim.source(), winner.source());
    }
    var loser = ranked.get();
    if (loser.rank() > winner.rank()) {
      return loser.source() + " ranks below " + winner.source();
    }
    if (loser.rank() < winner.rank()) {
      return loser.source() + " ranks above " + winner.source() + " but " + failing(loser.voice());
    }
    return loser.source() + " ranks with " + winner.source() + "; " + later(claim, winner.claim());
  }

  /// In words that stay true when both go stale.
  private static String later(Claim loser, Claim winner) {
    return loser.confirmed().equals(winner.confirmed())
        ? winner.source() + " comes first by name"
        : "what was confirmed later counts";
  }
}
