package org.cadastre.reconciler;

import java.time.Instant;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.core.store.CmdbView;
import org.cadastre.reconciler.identify.Identification;
import org.cadastre.reconciler.reconcile.Judge;

/// Turns what a conversation proved into what changes in the register.
///
/// Pure: the same view, observation and time give the same change set; reconciling again after the
/// commit changes nothing but the times of verification.
public final class Reconciler {
  private final ClassModel model;
  private final RuleSet rules;

  public Reconciler(ClassModel model, RuleSet rules) {
    this.model = model;
    this.rules = rules;
  }

  /// @param recordedAt the time at which the change set will be written; freshness is judged then
  public ChangeSet reconcile(CmdbView view, Observation observation, Instant recordedAt) {
    var draft = new Draft(view, new Judge(model, rules), recordedAt);
    new Pass(model, rules, new Identification(model, rules), draft, observation).run();
    return draft.changeSet();
  }
}
