package org.cadastre.runtime;

import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.evidence.Outcome;

/// What a run failed to see.
final class Failing {
  private Failing() {}

  /// Whether an operator should act on it: what a device does not have or a credential may not see
  /// is told, but is no failure of the scan. An account was to be listed whole.
  static boolean failed(CoverageRow row) {
    if (Protocols.ACCOUNTS.contains(row.scope().split(":", 2)[0])) {
      return row.outcome() != Outcome.COMPLETE;
    }
    return switch (row.outcome()) {
      case COMPLETE, UNSUPPORTED, DENIED -> false;
      case PARTIAL -> row.facet().equals("contact");
      case TIMED_OUT, UNREACHABLE, GARBLED -> true;
    };
  }

  /// Of a transcript that we could not read.
  static CoverageRow fault(EvidenceRecord evidence) {
    return new CoverageRow(
        evidence.run(),
        evidence.source(),
        evidence.endpoint().toString(),
        "contact",
        Outcome.GARBLED,
        "our own fault while reading it; the transcript is kept",
        null,
        evidence.hash());
  }
}
