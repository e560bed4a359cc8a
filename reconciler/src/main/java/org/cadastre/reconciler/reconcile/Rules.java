package org.cadastre.reconciler.reconcile;

import java.util.Optional;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.reconciler.reconcile.Verdict.Grounds;

/// The rules by which contests for one value are settled, in their order.
final class Rules implements Rule {
  /// What a class is called is no matter of trust: who sees more, knows better.
  static final String CLASS_ATTRIBUTE = "ci.class";

  private final ClassModel model;
  private final Rule byContent;
  private final Rule order;

  Rules(ClassModel model, RuleSet rules) {
    this.model = model;
    this.byContent = new ByContent(rules);
    this.order =
        ((Rule) Trust::fresh)
            .orElse(byContent)
            .orElse(Trust::stale)
            .orElse(Trust::hearsay)
            .orElse(Rules::unanimous)
            .orElse(new ByAgreement(rules))
            .orElse(Disputes::latest);
  }

  /// What settles a contest without a fresh word, if the authority declares it.
  Rule byContent() {
    return byContent;
  }

  @Override
  public Optional<Verdict> judge(Contest contest) {
    return ((Rule) this::mostSpecificClass).orElse(order).judge(contest);
  }

  private Optional<Verdict> mostSpecificClass(Contest contest) {
    if (!contest.attribute().equals(CLASS_ATTRIBUTE)) {
      return Optional.empty();
    }
    int deepest = contest.claims().stream().mapToInt(this::depth).max().orElseThrow();
    var narrowed = contest.claims().stream().filter(c -> depth(c) == deepest).toList();
    if (narrowed.size() == contest.claims().size()) {
      return Optional.empty();
    }
    var among = contest.among(narrowed);
    return order.judge(among).map(verdict -> verdict.on(specific(among, verdict)));
  }

  private Grounds specific(Contest narrowed, Verdict verdict) {
    var value = verdict.claim().value();
    var grounds = verdict.grounds();
    int depth = depth(verdict.claim());
    return new Grounds(
        narrowed.unanimous() ? value + " is the most specific class" : grounds.because(),
        loser ->
            depth(loser) < depth ? "less specific than " + value : grounds.clause().against(loser),
        grounds.until());
  }

  private int depth(Claim claim) {
    return model.lineage(claim.value().toString()).size();
  }

  private static Optional<Verdict> unanimous(Contest contest) {
    if (!contest.unanimous()) {
      return Optional.empty();
    }
    var because =
        contest.alone()
            ? "the only claim; no rule makes its source authoritative"
            : "all sources agree; no rule makes any of them authoritative";
    return Optional.of(
        new Verdict.Accept(contest.claims().getFirst(), new Grounds(because, _ -> null, null)));
  }
}
