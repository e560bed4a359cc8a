package org.cadastre.reconciler.reconcile;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.cadastre.core.rules.RuleSet;

/// Measures sources by each other where no authority ever speaks: whoever agrees with what the
/// others agree on is right. Sources that were right more often weigh more in the next round.
final class Consensus {
  private static final int ROUNDS = 5;

  private final RuleSet rules;
  private final Collection<Ballot> ballots;

  Consensus(RuleSet rules, Collection<Ballot> ballots) {
    this.rules = rules;
    this.ballots = ballots;
  }

  Tally tally() {
    var tally = round(_ -> 1);
    for (int done = 1; done < ROUNDS; done++) {
      var measure = tally.measure();
      tally = round(measure::weight);
    }
    return tally;
  }

  private Tally round(ToDoubleFunction<String> weight) {
    var tally = new Tally();
    for (var ballot : ballots) {
      var wrong = new TreeMap<String, Integer>();
      ballot
          .said()
          .forEach((source, said) ->
              others(ballot, source, weight)
                  .ifPresent(reference -> {
                    tally.compare(source, said.equals(reference));
                    if (!said.equals(reference)) {
                      wrong.put(source, said);
                    }
                  }));
      tally.erred(wrong);
    }
    return tally;
  }

  /// What those say who do not share the source's origin; empty when they are of two minds.
  private Optional<Integer> others(Ballot ballot, String source, ToDoubleFunction<String> weight) {
    var weights = new TreeMap<Integer, Double>();
    voices(ballot, rules.origin(source), weight)
        .values()
        .forEach(byValue -> byValue.forEach((said, w) -> weights.merge(said, w, Double::sum)));
    double most = weights.values().stream().mapToDouble(w -> w).max().orElse(0);
    var best = weights.entrySet().stream().filter(e -> near(e, most)).toList();
    return most > 0 && best.size() == 1 ? Optional.of(best.getFirst().getKey()) : Optional.empty();
  }

  /// By origin, what is said and with what weight: that of the weightiest who copies from it.
  private Map<String, Map<Integer, Double>> voices(
      Ballot ballot, String without, ToDoubleFunction<String> weight) {
    var voices = new TreeMap<String, Map<Integer, Double>>();
    ballot
        .said()
        .forEach((source, said) -> {
          var origin = rules.origin(source);
          if (!origin.equals(without)) {
            voices
                .computeIfAbsent(origin, _ -> new TreeMap<>())
                .merge(said, weight.applyAsDouble(source), Math::max);
          }
        });
    return voices;
  }

  /// Sums of the same weights in another order differ in the last digits.
  private static boolean near(Map.Entry<Integer, Double> entry, double most) {
    return entry.getValue() > most - 1e-9;
  }
}
