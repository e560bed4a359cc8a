package org.cadastre.reconciler.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.model.Value;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.reconciler.reconcile.Verdict.Grounds;

/// Settles a contest about which the rules are silent by how often its sources were found to be
/// right, and disputes it where that makes no value more likely than all others together.
final class ByAgreement implements Rule {
  private static final double MORE_LIKELY_THAN_NOT = 0.5;

  private static final double LEAD = 1.05;
  private final RuleSet rules;
  private final Map<String, Measure> measures = new ConcurrentHashMap<>();

  ByAgreement(RuleSet rules) {
    this.rules = rules;
  }

  @Override
  public Optional<Verdict> judge(Contest contest) {
    if (!rules.agreement().measured().containsKey(contest.attribute())) {
      return Optional.empty();
    }
    var measure = measure(contest.attribute());
    var likelihoods = measure.likelihoods(voices(measure, contest.claims()));
    var ranked = new ArrayList<>(likelihoods.entrySet());
    ranked.sort(Map.Entry.<Value, Double>comparingByValue().reversed());
    var best = ranked.getFirst();
    return Optional.of(
        clear(ranked)
            ? accepted(contest, best.getKey(), best.getValue())
            : disputed(contest, best.getKey(), best.getValue()));
  }

  /// More likely than all else together, what nobody says included, and not merely by the accident
  /// of two sources that are right almost equally often.
  private static boolean clear(List<Map.Entry<Value, Double>> ranked) {
    double best = ranked.getFirst().getValue();
    double second = ranked.size() > 1 ? ranked.get(1).getValue() : 0;
    return best > MORE_LIKELY_THAN_NOT && best >= LEAD * second;
  }

  private Measure measure(String attribute) {
    return measures.computeIfAbsent(attribute, a -> Measure.of(rules.agreement(), a));
  }

  /// One voice for each origin: that of the weightiest who copies from it.
  private Map<String, Value> voices(Measure measure, Collection<Claim> claims) {
    var heard = new TreeMap<String, Claim>();
    for (var claim : claims) {
      heard.putIfAbsent(claim.source(), claim);
    }
    var byOrigin = new HashMap<String, String>();
    for (var source : heard.keySet()) {
      byOrigin.merge(
          rules.origin(source),
          source,
          (some, other) -> measure.weight(other) > measure.weight(some) ? other : some);
    }
    var voices = new TreeMap<String, Value>();
    byOrigin.values().forEach(source -> voices.put(source, value(heard, source)));
    return voices;
  }

  private static Value value(Map<String, Claim> heard, String source) {
    var claim = heard.get(source);
    if (claim == null) {
      throw new IllegalStateException(source + " was heard a moment ago");
    }
    return claim.value();
  }

  private Verdict accepted(Contest contest, Value value, double likelihood) {
    var winner =
        contest.claims().stream().filter(c -> c.value().equals(value)).findFirst().orElseThrow();
    var because =
        "no rule settles it; by how often its sources were right it is "
            + percent(likelihood)
            + " likely";
    return new Verdict.Accept(
        winner,
        new Grounds(
            because, loser -> record(contest.attribute(), loser) + "; that is outweighed", null));
  }

  private Verdict disputed(Contest contest, Value value, double likelihood) {
    var because =
        Disputes.BECAUSE
            + "; how often its sources were right makes '"
            + value
            + "' no more than "
            + percent(likelihood)
            + " likely";
    return Disputes.among(
        contest, because, loser -> record(contest.attribute(), loser) + "; that is not enough");
  }

  private String record(String attribute, Claim claim) {
    return rules
        .agreement()
        .of(attribute, claim.source())
        .map(m ->
            "%s was right in %s of %d cases"
                .formatted(
                    claim.source(), percent((double) m.right() / m.compared()), m.compared()))
        .orElse("how often " + claim.source() + " is right was never measured");
  }

  private static String percent(double share) {
    return StrictMath.round(share * 100) + " %";
  }
}
