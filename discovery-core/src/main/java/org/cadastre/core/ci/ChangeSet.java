package org.cadastre.core.ci;

import java.util.ArrayList;
import java.util.List;

/// Changes that become visible together or not at all, in order.
public record ChangeSet(List<Change> changes) {
  public ChangeSet {
    changes = List.copyOf(changes);
  }

  public static ChangeSet of(Change... changes) {
    return new ChangeSet(List.of(changes));
  }

  public ChangeSet and(ChangeSet more) {
    var all = new ArrayList<>(changes);
    all.addAll(more.changes);
    return new ChangeSet(all);
  }
}
