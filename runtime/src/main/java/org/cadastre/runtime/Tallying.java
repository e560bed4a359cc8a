package org.cadastre.runtime;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cadastre.runtime.RuleEffect.Count;

/// Adds up what judgements change, item group by item group, in bounded memory.
final class Tallying {
  private final Consumer<RuleChange> each;
  private final TreeMap<String, Count> byAttribute = new TreeMap<>();
  private long items;
  private long judged;

  /// @param each is told of every change, in the order of the items
  Tallying(Consumer<RuleChange> each) {
    this.each = each;
  }

  void add(Judgement judgement) {
    items += judgement.items();
    judged += judgement.judged();
    for (var change : judgement.changes()) {
      byAttribute.merge(kind(change.attribute()), Count.of(change), Count::plus);
      each.accept(change);
    }
  }

  /// A relation is counted by its type, whatever it leads to.
  private static String kind(String attribute) {
    int slash = attribute.indexOf('/');
    return slash < 0 ? attribute : attribute.substring(0, slash);
  }

  RuleEffect effect(String from, String to, List<String> remarks) {
    return new RuleEffect(from, to, items, judged, byAttribute, remarks);
  }
}
