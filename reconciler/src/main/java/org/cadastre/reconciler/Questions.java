package org.cadastre.reconciler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.reconciler.identify.Identification.Doubt;
import org.cadastre.reconciler.identify.Identity;
import org.cadastre.reconciler.identify.Ids;

/// Questions about who is who that only a person can answer.
final class Questions {
  private final Map<String, Conflict> raised = new TreeMap<>();

  void ambiguous(Sighting sighting, String run, Identity.Ambiguous ambiguous) {
    var because = "its %s is shared by several items".formatted(ambiguous.by());
    raise(sighting, run, ambiguous.candidates(), because);
  }

  void doubt(Sighting sighting, String run, Doubt doubt) {
    raise(sighting, run, doubt.candidates(), doubt.because());
  }

  void raise(Sighting sighting, String run, SortedSet<CiId> candidates, String because) {
    var id = "c" + Ids.shortHash(candidates + because);
    var subject =
        "%s %s at %s"
            .formatted(
                sighting.subject().ciClass(), sighting.subject().name(), sighting.endpoint());
    raised.putIfAbsent(
        id,
        new Conflict(
            id,
            subject,
            new ArrayList<>(candidates),
            because,
            sighting.observedAt(),
            run,
            new Evidence(sighting.transcript(), 0, null)));
  }

  Map<String, Conflict> raised() {
    return raised;
  }

  void addTo(List<Change> changes) {
    raised.values().forEach(conflict -> changes.add(new Change.ConflictRaised(conflict)));
  }
}
