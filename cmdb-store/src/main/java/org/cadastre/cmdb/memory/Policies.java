package org.cadastre.cmdb.memory;

import static org.cadastre.cmdb.memory.Register.under;
import static org.cadastre.cmdb.memory.Register.within;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.evidence.Outcome;

/// What time alone makes worth looking at.
record Policies(Register register) {

  private Stream<ConfigurationItem> hosts() {
    return register.items.values().stream().filter(item -> item.host() == null);
  }

  Stream<CiId> due(Instant now) {
    return hosts().map(ConfigurationItem::id).filter(host -> isDue(host, now));
  }

  private boolean isDue(CiId host, Instant now) {
    return Stream.concat(Stream.of(host), register.within(host).stream())
        .flatMap(ci -> within(register.states, ci).values().stream())
        .map(s -> s.decision().until())
        .anyMatch(until -> until != null && !until.isAfter(now));
  }

  Stream<CiId> silentSince(Instant lastSeen) {
    return hosts()
        .filter(i -> i.lifecycle() == Lifecycle.ACTIVE || i.lifecycle() == Lifecycle.MISSING)
        .filter(i -> i.lastSeen().isBefore(lastSeen))
        .map(ConfigurationItem::id);
  }

  /// A run that reached the item in one of several ways did not fail.
  int failures(CiId ci, Instant after) {
    var failed = new HashSet<String>();
    for (var run : register.runs.values()) {
      var contacts =
          under(register.coverage, run.id()).stream()
              .filter(row -> row.facet().equals("contact") && ci.equals(row.ci()))
              .toList();
      if (run.started().isAfter(after)
          && run.status() != RunStatus.DISOWNED
          && !contacts.isEmpty()
          && contacts.stream().allMatch(Policies::inVain)) {
        failed.add(run.id());
      }
    }
    return failed.size();
  }

  private static boolean inVain(CoverageRow row) {
    return List.of(Outcome.UNREACHABLE, Outcome.TIMED_OUT, Outcome.GARBLED).contains(row.outcome())
        || (row.outcome() == Outcome.PARTIAL && row.transcript() == null);
  }
}
