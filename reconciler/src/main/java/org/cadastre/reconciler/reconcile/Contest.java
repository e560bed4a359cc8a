package org.cadastre.reconciler.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.rules.Authority;
import org.jspecify.annotations.Nullable;

/// Claims that want to be the value of one attribute.
final class Contest {
  /// Total, so that the order of arrival never decides.
  static final Comparator<Claim> LATEST_FIRST =
      Comparator.comparing(Claim::confirmed)
          .reversed()
          .thenComparing(Claim::source)
          .thenComparing(claim -> claim.facet().kind())
          .thenComparing(Claim::value)
          .thenComparing(Claim::validFrom)
          .thenComparing(claim -> claim.facet().ci())
          .thenComparing(claim -> claim.evidence().transcript())
          .thenComparingInt(claim -> claim.evidence().exchange());

  private final String attribute;
  private final List<Claim> claims;
  private final @Nullable Authority authority;
  private final Instant now;
  private final List<Speaker> speakers;

  /// @param claims at least one, all open
  /// @param authority the rule that speaks for the attribute, or null
  /// @param now the time at which freshness is judged
  Contest(String attribute, Collection<Claim> claims, @Nullable Authority authority, Instant now) {
    this.attribute = attribute;
    var sorted = new ArrayList<>(claims);
    sorted.sort(LATEST_FIRST);
    this.claims = Collections.unmodifiableList(sorted);
    this.authority = authority;
    this.now = now;
    this.speakers = authority == null ? List.of() : speakers(authority);
  }

  /// The same contest among some of its claims.
  Contest among(Collection<Claim> some) {
    return new Contest(attribute, some, authority, now);
  }

  private List<Speaker> speakers(Authority trusting) {
    var ranked = new ArrayList<Speaker>(claims.size());
    for (int rank = 0; rank < trusting.sources().size(); rank++) {
      var trusted = trusting.sources().get(rank);
      for (var claim : claims) {
        if (trusted.covers(claim.source()) && speaker(ranked, claim).isEmpty()) {
          ranked.add(new Speaker(claim, rank, trusted, voice(claim, trusted)));
        }
      }
    }
    return ranked;
  }

  /// Who is alone is as good as fresh: nobody else could take over, and what its value is worth at
  /// any time follows from its last verification.
  private Voice voice(Claim claim, Authority.Trusted trusted) {
    if (claim.confirmed().equals(Claim.NEVER)) {
      return Voice.HEARSAY;
    }
    return alone() || !now.isAfter(claim.confirmed().plus(trusted.freshFor()))
        ? Voice.FRESH
        : Voice.STALE;
  }

  private static Optional<Speaker> speaker(List<Speaker> speakers, Claim claim) {
    for (var speaker : speakers) {
      if (Objects.equals(speaker.claim(), claim)) {
        return Optional.of(speaker);
      }
    }
    return Optional.empty();
  }

  String attribute() {
    return attribute;
  }

  /// The latest first.
  List<Claim> claims() {
    return claims;
  }

  Optional<Authority> authority() {
    return Optional.ofNullable(authority);
  }

  /// Claims of trusted sources, the most trusted first.
  List<Speaker> speakers() {
    return speakers;
  }

  List<Speaker> speakers(Voice voice) {
    return speakers.stream().filter(speaker -> speaker.voice() == voice).toList();
  }

  Optional<Speaker> speaker(Claim claim) {
    return speaker(speakers, claim);
  }

  boolean alone() {
    return claims.size() == 1;
  }

  boolean unanimous() {
    var value = claims.getFirst().value();
    return claims.stream().allMatch(claim -> claim.value().equals(value));
  }
}
