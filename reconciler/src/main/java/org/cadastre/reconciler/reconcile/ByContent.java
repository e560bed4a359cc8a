package org.cadastre.reconciler.reconcile;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.model.Value;
import org.cadastre.core.rules.Dynamic;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.reconciler.reconcile.Verdict.Grounds;

/// Settles a contest in which no trusted source has a fresh word by what is said and when
/// ([Dynamic]), where the authority declares it.
final class ByContent implements Rule {
  private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

  private final RuleSet rules;

  ByContent(RuleSet rules) {
    this.rules = rules;
  }

  @Override
  public Optional<Verdict> judge(Contest contest) {
    var authority = contest.authority().orElse(null);
    if (authority == null || authority.otherwise() == null) {
      return Optional.empty();
    }
    var how = authority.otherwise();
    return best(how, contest.claims())
        .map(claim -> new Verdict.Accept(claim, grounds(how, contest, claim)));
  }

  private Optional<Claim> best(Dynamic how, List<Claim> claims) {
    return switch (how) {
      case FIRST -> claims.stream().min(Comparator.comparing(Claim::validFrom));
      case LAST -> claims.stream().findFirst();
      case MOST_REPORTED -> mostReported(claims);
      case LARGEST -> extreme(claims, BinaryOperator.maxBy(size(claims)));
      case SMALLEST -> extreme(claims, BinaryOperator.minBy(size(claims)));
    };
  }

  /// Each origin has one voice: what was said last by those who copy from it.
  private Optional<Claim> mostReported(List<Claim> claims) {
    var origins = new HashSet<String>();
    var voices = new HashMap<Value, Integer>();
    for (var claim : claims) {
      if (origins.add(rules.origin(claim.source()))) {
        voices.merge(claim.value(), 1, Integer::sum);
      }
    }
    int most = voices.values().stream().mapToInt(v -> v).max().orElseThrow();
    var winners = voices.entrySet().stream().filter(e -> e.getValue() == most).toList();
    return winners.size() > 1 ? Optional.empty() : said(claims, winners.getFirst());
  }

  private static Optional<Claim> said(List<Claim> claims, Map.Entry<Value, Integer> value) {
    return claims.stream().filter(claim -> claim.value().equals(value.getKey())).findFirst();
  }

  private static Optional<Claim> extreme(List<Claim> claims, BinaryOperator<Claim> better) {
    return claims.stream().filter(claim -> !empty(claim)).reduce(better);
  }

  private static boolean empty(Claim claim) {
    return claim.value() instanceof Value.None;
  }

  /// Numbers by size where all are numbers, else texts in order.
  private static Comparator<Claim> size(List<Claim> claims) {
    boolean numbers = claims.stream().allMatch(c -> empty(c) || number(c.value()).isPresent());
    return numbers
        ? Comparator.comparing(claim -> number(claim.value()).orElseThrow())
        : Comparator.comparing(claim -> claim.value().toString());
  }

  private static Optional<BigDecimal> number(Value value) {
    var text = value.toString();
    return (value instanceof Value.Whole || value instanceof Value.Text)
            && PLAIN_NUMBER.matcher(text).matches()
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  private static Grounds grounds(Dynamic how, Contest contest, Claim winner) {
    var because =
        contest.speakers().isEmpty() ? "no trusted source speaks" : "no trusted source is fresh";
    return new Grounds(
        "%s; the rule is then '%s', and that is what %s says"
            .formatted(because, how.word(), winner.source()),
        loser -> against(how, loser, winner),
        null);
  }

  private static String against(Dynamic how, Claim loser, Claim winner) {
    var source = winner.source();
    return switch (how) {
      case FIRST -> source + " said it first";
      case LAST -> source + " was observed later";
      case MOST_REPORTED -> "more sources say what " + source + " says";
      case LARGEST -> empty(loser) ? "names no value" : "what " + source + " says is larger";
      case SMALLEST -> empty(loser) ? "names no value" : "what " + source + " says is smaller";
    };
  }
}
