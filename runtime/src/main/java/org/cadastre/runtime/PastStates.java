package org.cadastre.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lock;
import org.cadastre.reconciler.reconcile.Gone;
import org.cadastre.reconciler.reconcile.Judge;
import org.cadastre.runtime.AsOf.Times;

/// Decides an item's attributes as they would have been decided then.
record PastStates(Rulings rulings, List<Act.Signed> acts, Times times) {
  private static final String CLASS = "ci.class";

  List<AttributeState> of(ConfigurationItem item, PastClaims claims) {
    var locks = locks(item);
    var judge = new Judge(rulings.model(), rulings.rules());
    var attributes = new TreeSet<>(locks.keySet());
    claims.all().forEach(claim -> attributes.add(claim.attribute()));
    var ciClass =
        judge(judge, item, item.ciClass(), CLASS, claims, locks)
            .map(state -> state.value().toString())
            .orElse(item.ciClass());
    var states = new ArrayList<AttributeState>();
    for (var attribute : attributes) {
      judge(judge, item, ciClass, attribute, claims, locks).ifPresent(states::add);
    }
    return states;
  }

  private Optional<AttributeState> judge(
      Judge judge,
      ConfigurationItem item,
      String ciClass,
      String attribute,
      PastClaims claims,
      Map<String, Lock> locks) {
    var open = claims.open(attribute);
    var gone =
        open.isEmpty() ? claims.lastEnded(attribute).map(PastStates::gone).orElse(null) : null;
    var lock = locks.get(attribute);
    return judge.decide(item.id(), ciClass, attribute, open, lock, gone, times.at());
  }

  private static Gone gone(Claim last) {
    var at = last.validTo();
    return new Gone(last, at == null ? last.confirmed() : at);
  }

  /// By attribute, lapsed ones too: those that had been set by then and not taken off.
  private Map<String, Lock> locks(ConfigurationItem item) {
    var locks = new HashMap<String, Lock>();
    for (var signed : acts) {
      if (signed.recordedAt().isAfter(times.decided())) {
        continue;
      }
      switch (signed.act()) {
        case Act.Locked(var ci, var attribute, var value, var until) when ci.equals(item.id()) ->
            locks.put(
                attribute,
                new Lock(
                    ci,
                    attribute,
                    value,
                    signed.actor(),
                    signed.reason(),
                    signed.recordedAt(),
                    until));
        case Act.Unlocked(var ci, var attribute) when ci.equals(item.id()) ->
            locks.remove(attribute);
        default -> {}
      }
    }
    return locks;
  }
}
