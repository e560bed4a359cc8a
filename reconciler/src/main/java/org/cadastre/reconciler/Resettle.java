package org.cadastre.reconciler;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.store.CmdbView;
import org.cadastre.reconciler.Reconciler.Reconsider;

/// Judges items again of which nobody said anything new.
record Resettle(Reconciler.Rulebook book, CmdbView view, Instant recordedAt) {

  ChangeSet run(Collection<CiId> items, Reconsider what) {
    var work = new Work(book.model(), book.rules(), view, _ -> List.of(), recordedAt);
    var heads = view.heads(items);
    heads.forEach((ci, head) -> work.add(new HostDraft(ci, head)));
    work.load(heads.keySet());
    if (what == Reconsider.EVERYTHING) {
      work.drafts().forEach(HostDraft::contestAll);
    }
    var changes = new ArrayList<Change>();
    work.finish(changes);
    return new ChangeSet(changes);
  }
}
