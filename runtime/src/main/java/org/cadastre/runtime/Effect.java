package org.cadastre.runtime;

import java.util.List;
import org.cadastre.core.ci.Act;

/// What was decided, and what came of it.
public record Effect(List<Act.Signed> acts, List<Changed> changes) {
  public Effect {
    acts = List.copyOf(acts);
    changes = List.copyOf(changes);
  }
}
