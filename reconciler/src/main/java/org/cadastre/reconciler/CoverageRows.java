package org.cadastre.reconciler;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.reconciler.Observation.Told;
import org.jspecify.annotations.Nullable;

/// What was seen, and what was not.
final class CoverageRows {
  private static final String SEVERAL = "it could be several known items: a conflict was raised";
  private static final String NOBODY =
      "no known item is it, and this source may not say that one exists";

  private final Map<String, CoverageRow> rows = new TreeMap<>();

  /// @param creates whether the source may say that an item exists
  void of(Observation observation, List<Told> told, Map<Subject, CiId> roots, boolean creates) {
    var described = told.stream().filter(Told::describes).toList();
    var known = new HashSet<CiId>();
    described.forEach(one -> {
      var ci = roots.get(one.root());
      if (ci != null) {
        known.add(ci);
      }
    });
    var only = known.size() == 1 ? known.iterator().next() : null;
    if (described.isEmpty()) {
      put(observation, "contact", Outcome.PARTIAL, null, "it answered nothing that can be read");
    } else if (described.stream().anyMatch(one -> roots.get(one.root()) == null)) {
      put(observation, "contact", Outcome.PARTIAL, only, creates ? SEVERAL : NOBODY);
    } else {
      put(observation, "contact", Outcome.COMPLETE, only, "");
    }
    for (var row : observation.coverage()) {
      put(observation, row.facet(), row.outcome(), only, row.reason());
    }
  }

  /// Of several that one transcript says of one facet, the worst stands.
  private void put(
      Observation observation, String facet, Outcome outcome, @Nullable CiId ci, String reason) {
    var row =
        new CoverageRow(
            observation.run(),
            observation.source(),
            observation.endpoint().toString(),
            facet,
            outcome,
            reason,
            ci,
            observation.transcript());
    rows.merge(
        row.run() + " " + row.scope() + " " + row.source() + " " + facet,
        row,
        (some, other) -> some.outcome().compareTo(other.outcome()) >= 0 ? some : other);
  }

  void addTo(List<Change> changes, Work work) {
    for (var row : rows.values()) {
      var transcript = row.transcript();
      boolean cutShort = transcript != null && work.cutShort(transcript, row.facet());
      changes.add(new Change.Covered(cutShort ? tooMany(row) : row));
    }
  }

  private static CoverageRow tooMany(CoverageRow row) {
    return new CoverageRow(
        row.run(),
        row.source(),
        row.scope(),
        row.facet(),
        Outcome.PARTIAL,
        "it lists more parts than any host has; the rest was left out",
        row.ci(),
        row.transcript());
  }
}
