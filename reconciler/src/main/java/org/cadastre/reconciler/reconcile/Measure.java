package org.cadastre.reconciler.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.cadastre.core.rules.Agreement;
import org.cadastre.core.rules.Agreement.Errors;
import org.cadastre.core.rules.Agreement.Measured;
import org.cadastre.core.rules.Agreement.Pair;

/// Weighs what sources say about one attribute by how often they were found to be right.
///
/// Each source adds the logarithm of the odds that it is right rather than wrong in this very way:
/// with accuracy `a` and `n` wrong values that are about equally likely, `ln(n·a / (1 − a))`, and
/// nothing where that is negative. `n` is measured: it is one over the usual chance (the median
/// over the pairs, so that a few who copy do not count) that two sources that are both wrong say
/// the same. A source that shares mistakes with a better one that says the same here adds only what
/// it does not share. The odds of a value are held against all other values that were named and
/// those that nobody named (Dong, Berti-Equille, Srivastava: Integrating Conflicting Data, VLDB
/// 2009, simplified).
final class Measure {
  /// A source that was compared less often has no weight: that would be chance.
  static final long LEAST_COMPARED = 10;

  /// So many shared mistakes are put down to chance before sources count as dependent.
  private static final double CHANCE = 10;

  private static final double MOST_ALTERNATIVES = 100;

  private final Map<String, Measured> sources;
  private final Map<Pair, Errors> errors;
  private final double alternatives;

  Measure(Map<String, Measured> sources, Map<Pair, Errors> errors) {
    this.sources = sources;
    this.errors = errors;
    this.alternatives = alternatives(errors);
  }

  static Measure of(Agreement agreement, String attribute) {
    return new Measure(
        agreement.measured().getOrDefault(attribute, Map.of()),
        agreement.errors().getOrDefault(attribute, Map.of()));
  }

  private static double alternatives(Map<Pair, Errors> errors) {
    var chances = new ArrayList<Double>();
    for (var pair : errors.values()) {
      if (pair.together() >= LEAST_COMPARED) {
        chances.add((double) pair.alike() / pair.together());
      }
    }
    if (chances.isEmpty()) {
      return 1;
    }
    chances.sort(Comparator.naturalOrder());
    double usual = chances.get(chances.size() / 2);
    return Math.clamp(1 / Math.max(usual, 1 / MOST_ALTERNATIVES), 1, MOST_ALTERNATIVES);
  }

  /// What a source's word weighs by itself; 0 when it was never measured.
  double weight(String source) {
    var measured = sources.get(source);
    if (measured == null || measured.compared() < LEAST_COMPARED) {
      return 0;
    }
    double right = measured.right() + 1.0;
    double wrong = measured.wrong() + 1.0;
    return Math.max(0, StrictMath.log(alternatives * right / wrong));
  }

  /// How far one source repeats what the other gets wrong: 0 for not at all, 1 for always.
  private double dependence(String one, String other) {
    var shared = errors.get(new Pair(one, other));
    var first = sources.get(one);
    var second = sources.get(other);
    if (shared == null || first == null || second == null) {
      return 0;
    }
    return Math.min(1, shared.alike() / (Math.min(first.wrong(), second.wrong()) + CHANCE));
  }

  /// What weighs for each thing that is said.
  <T extends Comparable<T>> Map<T, Double> weigh(Map<String, T> saidBySource) {
    var sayers = new TreeMap<T, List<String>>();
    saidBySource.forEach(
        (source, said) -> sayers.computeIfAbsent(said, _ -> new ArrayList<>()).add(source));
    var weights = new TreeMap<T, Double>();
    sayers.forEach((said, who) -> weights.put(said, together(who)));
    return weights;
  }

  private double together(List<String> agreeing) {
    var byWeight = new ArrayList<>(agreeing);
    byWeight.sort(
        Comparator.<String, Double>comparing(this::weight)
            .reversed()
            .thenComparing(Function.identity()));
    double sum = 0;
    for (int i = 0; i < byWeight.size(); i++) {
      double own = weight(byWeight.get(i));
      for (int better = 0; better < i && own > 0; better++) {
        own *= 1 - dependence(byWeight.get(better), byWeight.get(i));
      }
      sum += own;
    }
    return sum;
  }

  /// How likely each thing that is said is to be right; what is missing to 1 is for what nobody
  /// says.
  <T extends Comparable<T>> Map<T, Double> likelihoods(Map<String, T> saidBySource) {
    var weights = weigh(saidBySource);
    double heaviest = weights.values().stream().mapToDouble(w -> w).max().orElse(0);
    double all = Math.max(0, alternatives + 1 - weights.size()) * StrictMath.exp(-heaviest);
    for (var weight : weights.values()) {
      all += StrictMath.exp(weight - heaviest);
    }
    var likelihoods = new TreeMap<T, Double>();
    for (var entry : weights.entrySet()) {
      likelihoods.put(entry.getKey(), StrictMath.exp(entry.getValue() - heaviest) / all);
    }
    return likelihoods;
  }
}
