package org.cadastre.reconciler;

import java.util.Set;
import org.cadastre.core.ci.ChangeSet;

/// What a batch of transcripts changes.
///
/// @param postponed transcripts of which nothing was taken, because they come late in a way that
///   may change who is who: they need [Reconciler#refold]
public record Reconciled(ChangeSet changes, Set<String> postponed) {
  public Reconciled {
    postponed = Set.copyOf(postponed);
  }
}
