package org.cadastre.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.reconciler.Reconciler;
import org.cadastre.reconciler.Reconciler.Reconsider;
import org.jspecify.annotations.Nullable;

/// Some items judged again by rules: what changes in the register, and what of that an operator
/// would call a change. Whether it is then written or only shown makes no difference here.
///
/// @param judged how many attributes were looked at
public record Judgement(ChangeSet all, List<RuleChange> changes, int items, long judged) {
  static Judgement of(Reconciler reconciler, AtHand hosts, Instant now) {
    var all = reconciler.settle(hosts, hosts.read().keySet(), Reconsider.EVERYTHING, now);
    var before = new HashMap<CiId, Map<String, AttributeState>>();
    long judged = 0;
    var items = new HashMap<CiId, ConfigurationItem>();
    hosts.read().forEach((ci, head) -> items.put(ci, head.item()));
    for (var body : hosts.rest().values()) {
      body.parts().forEach(part -> items.put(part.id(), part));
      body.states()
          .forEach(s -> before.computeIfAbsent(s.ci(), _ -> new HashMap<>()).put(s.attribute(), s));
      judged += body.states().size();
    }
    var changes = new ArrayList<RuleChange>();
    for (var change : all.changes()) {
      if (change instanceof Change.Decided(var after)) {
        var was = before.getOrDefault(after.ci(), Map.of()).get(after.attribute());
        var told = told(items, was, after, now);
        if (told.matters()) {
          changes.add(told);
        }
      }
    }
    return new Judgement(all, changes, hosts.read().size(), judged);
  }

  private static RuleChange told(
      Map<CiId, ConfigurationItem> items,
      @Nullable AttributeState was,
      AttributeState after,
      Instant now) {
    var item = items.get(after.ci());
    return new RuleChange(
        after.ci(),
        item == null ? "" : item.ciClass(),
        item == null ? "" : item.name(),
        was,
        after,
        now);
  }
}
