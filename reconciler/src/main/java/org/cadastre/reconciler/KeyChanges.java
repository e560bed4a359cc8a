package org.cadastre.reconciler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.ci.Change;
import org.cadastre.core.evidence.Key;
import org.cadastre.reconciler.identify.KeyTable;

/// By which keys items are told that were not, and the other way round. What is let go comes first,
/// for a strong key has one holder at a time.
record KeyChanges(Reconciler.Rulebook book, Map<String, KeyTable> tables) {

  void add(Collection<HostDraft> drafts, List<Change> changes) {
    var learnt = new ArrayList<Change>();
    for (var draft : drafts) {
      if (draft.item != null) {
        add(draft, changes, learnt);
      }
    }
    changes.addAll(learnt);
  }

  private void add(HostDraft draft, List<Change> forgotten, List<Change> learnt) {
    var ciClass = draft.item().ciClass();
    var family = book.model().family(ciClass);
    var table = tables.get(family);
    SortedMap<Key, SortedSet<String>> before =
        draft.head == null ? new TreeMap<>() : draft.head.keys();
    SortedMap<Key, SortedSet<String>> after = table == null ? before : table.keys(draft.id);
    before.forEach((key, sources) ->
        missing(sources, after.get(key))
            .forEach(s -> forgotten.add(new Change.KeyForgotten(draft.id, key, s))));
    if (table != null) {
      table
          .letGo(draft.id)
          .forEach((key, source) -> {
            if (!after.containsKey(key) && !before.containsKey(key)) {
              forgotten.add(new Change.KeyLearnt(draft.id, key, family, source, false));
              forgotten.add(new Change.KeyForgotten(draft.id, key, source));
            }
          });
    }
    after.forEach((key, sources) -> {
      boolean strong = book.identification().strong(ciClass, key.type());
      missing(sources, before.get(key))
          .forEach(s -> learnt.add(new Change.KeyLearnt(draft.id, key, family, s, strong)));
    });
  }

  private static SortedSet<String> missing(
      SortedSet<String> sources, @org.jspecify.annotations.Nullable SortedSet<String> others) {
    var missing = new TreeSet<>(sources);
    if (others != null) {
      missing.removeAll(others);
    }
    return missing;
  }
}
