package org.cadastre.reconciler.reconcile;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Status;
import org.cadastre.core.model.Value;
import org.cadastre.core.rules.Agreement;
import org.cadastre.core.rules.RuleSet;

/// Measures over the estate how far each source is right about each attribute, and who errs alike.
///
/// Where authority settles an attribute often enough, its word is the reference, and every source
/// of another origin is held against it. Where it does not, sources are held against each other, on
/// a sample of the items. Contests may come in any order; memory is bounded by attributes and
/// sources, not by items.
public final class AgreementMeter {
  /// With fewer references than these, sources are held against each other.
  static final long ENOUGH_REFERENCES = 30;

  /// Of so many items at most, for each attribute, it is kept who agreed with whom.
  static final int SAMPLE = 10_000;

  /// Who agrees with one of two cannot be told from chance.
  private static final int LEAST_SOURCES = 3;

  private final RuleSet rules;
  private final Map<String, Tally> byAuthority = new TreeMap<>();
  private final Map<String, TreeMap<Drawn, Ballot>> samples = new TreeMap<>();

  /// A place in a sample that follows from the item alone, so that the order in which items come
  /// does not matter.
  private record Drawn(long lot, CiId ci) implements Comparable<Drawn> {
    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    /// The lot is the item's FNV-1a hash, stirred once more.
    static Drawn of(CiId ci) {
      long hash = BASIS;
      for (int i = 0; i < ci.value().length(); i++) {
        hash = (hash ^ ci.value().charAt(i)) * PRIME;
      }
      return new Drawn((hash ^ (hash >>> 32)) * PRIME, ci);
    }

    @Override
    public int compareTo(Drawn other) {
      int byLot = Long.compare(lot, other.lot);
      return byLot != 0 ? byLot : ci.compareTo(other.ci);
    }
  }

  public AgreementMeter(RuleSet rules) {
    this.rules = rules;
  }

  /// Takes note of a contest.
  ///
  /// @param decided as the judge decided it by the same rules
  /// @param open the claims it was decided among
  public void add(AttributeState decided, List<Claim> open) {
    if (open.size() < 2 || !measurable(decided, open)) {
      return;
    }
    var ballot = Ballot.of(open);
    if (decided.status() == Status.VERIFIED) {
      compare(decided, ballot);
    } else if (ballot.said().size() >= LEAST_SOURCES) {
      sample(decided, ballot);
    }
  }

  private static boolean measurable(AttributeState decided, List<Claim> open) {
    var attribute = decided.attribute();
    return !attribute.equals(Rules.CLASS_ATTRIBUTE)
        && attribute.indexOf('/') < 0
        && decided.status() != Status.LOCKED
        && open.stream().noneMatch(claim -> claim.value() instanceof Value.Many);
  }

  private void compare(AttributeState decided, Ballot ballot) {
    var authority = decided.winner().source();
    var reference = ballot.said().get(authority);
    if (reference == null) {
      return;
    }
    var tally = byAuthority.computeIfAbsent(decided.attribute(), _ -> new Tally());
    var origin = rules.origin(authority);
    var wrong = new TreeMap<String, Integer>();
    tally.contest();
    ballot
        .said()
        .forEach((source, said) -> {
          if (!rules.origin(source).equals(origin)) {
            tally.compare(source, said.equals(reference));
            if (!said.equals(reference)) {
              wrong.put(source, said);
            }
          }
        });
    tally.erred(wrong);
    if (enough(decided.attribute())) {
      samples.remove(decided.attribute());
    }
  }

  private boolean enough(String attribute) {
    var tally = byAuthority.get(attribute);
    return tally != null && tally.contests() >= ENOUGH_REFERENCES;
  }

  private void sample(AttributeState decided, Ballot ballot) {
    if (enough(decided.attribute())) {
      return;
    }
    var sample = samples.computeIfAbsent(decided.attribute(), _ -> new TreeMap<>());
    sample.put(Drawn.of(decided.ci()), ballot);
    if (sample.size() > SAMPLE) {
      sample.pollLastEntry();
    }
  }

  /// What was measured so far.
  public Agreement agreement() {
    var measured = new TreeMap<String, Map<String, Agreement.Measured>>();
    var errors = new TreeMap<String, Map<Agreement.Pair, Agreement.Errors>>();
    tallies()
        .forEach((attribute, tally) -> {
          measured.put(attribute, tally.sources());
          errors.put(attribute, tally.errors());
        });
    return new Agreement(measured, errors);
  }

  private Map<String, Tally> tallies() {
    var tallies = new TreeMap<String, Tally>();
    byAuthority.forEach((attribute, tally) -> {
      if (enough(attribute)) {
        tallies.put(attribute, tally);
      }
    });
    samples.forEach((attribute, sample) ->
        tallies.put(attribute, new Consensus(rules, sample.values()).tally()));
    return tallies;
  }
}
