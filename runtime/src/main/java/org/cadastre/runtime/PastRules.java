package org.cadastre.runtime;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cadastre.core.ci.Act;
import org.cadastre.core.rules.Agreement;
import org.cadastre.settings.Configuration;

/// Finds by what the register was kept at a time: the rules and the model that were in force, and
/// what had been measured of the sources.
final class PastRules {
  private PastRules() {}

  /// @param acts oldest first
  static Rulings at(Path shipped, Configuration today, List<Act.Signed> acts, Instant knownAt) {
    var agreement = Agreement.NONE;
    Act.RulesApplied last = null;
    boolean changedSince = false;
    for (var signed : acts) {
      boolean known = !signed.recordedAt().isAfter(knownAt);
      switch (signed.act()) {
        case Act.RulesApplied applied when known -> last = applied;
        case Act.RulesApplied _ -> changedSince = true;
        case Act.Measured(var figures) when known -> agreement = Figures.read(figures);
        default -> {}
      }
    }
    if (!changedSince) {
      return new Rulings(today, agreement, shipped);
    }
    var then =
        last == null ? Configuration.load(shipped) : Configuration.restore(shipped, last.files());
    return new Rulings(then, agreement, shipped);
  }
}
