package org.cadastre.reconciler.reconcile;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.Value;
import org.cadastre.core.rules.Authority;

/// Claims that want to be the value of one attribute.
///
/// @param ciClass of the item
/// @param claims at least one, all open
/// @param authority the rule that speaks for the attribute, if any does
/// @param now the time at which freshness is judged
public record Contest(
    ClassModel model,
    String ciClass,
    String attribute,
    List<Claim> claims,
    Optional<Authority> authority,
    Instant now) {
  /// Total, so that the order of arrival never decides.
  static final Comparator<Claim> LATEST_FIRST =
      Comparator.comparing(Claim::confirmed)
          .reversed()
          .thenComparing(Claim::source)
          .thenComparing(claim -> claim.facet().kind())
          .thenComparing(Claim::value);

  public Contest {
    claims = claims.stream().sorted(LATEST_FIRST).toList();
  }

  /// The claim that has had the value for longest, whoever wins now: a change of trust is no change
  /// of the thing.
  Claim firstToSay(Value value) {
    return claims.stream()
        .filter(claim -> claim.value().equals(value))
        .min(Comparator.comparing(Claim::validFrom).thenComparing(Claim::source))
        .orElseThrow();
  }

  /// The claim of a trusted source, if it makes one.
  Optional<Claim> claimOf(Authority.Trusted trusted) {
    return claims.stream().filter(c -> c.source().equals(trusted.source())).findFirst();
  }

  boolean fresh(Claim claim, Authority.Trusted trusted) {
    return !now.isAfter(claim.confirmed().plus(trusted.freshFor()));
  }

  boolean unanimous() {
    return claims.stream().map(Claim::value).distinct().count() == 1;
  }
}
