package org.cadastre.runtime;

import java.util.List;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.ScanRun;

/// What a sweep came to.
///
/// @param asked endpoints approached
/// @param answered endpoints that held a conversation
/// @param seen items of their own that were seen, new ones included
/// @param created items of their own that were new
/// @param failures coverage rows that an operator should act on
/// @param faults our own failures, in words
/// @param calls what accounts were asked, by account and region
/// @param due probes that events of clouds call for
public record SweepReport(
    ScanRun run,
    long asked,
    int answered,
    List<CiId> seen,
    List<CiId> created,
    List<CoverageRow> failures,
    List<String> faults,
    List<AccountCalls> calls,
    List<DueProbe> due) {
  public SweepReport {
    seen = List.copyOf(seen);
    created = List.copyOf(created);
    failures = List.copyOf(failures);
    faults = List.copyOf(faults);
    calls = List.copyOf(calls);
    due = List.copyOf(due);
  }
}
