package org.cadastre.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.rules.Retirement;
import org.cadastre.core.store.CmdbStore;

/// Says which items are missing, after a time and a number of scans that tried in vain, and which
/// are out of use by policy.
record Absences(Rulings rulings, CmdbStore store) {
  private static final int AT_ONCE = 100_000;

  void judge(String run, Instant now) {
    var policies = rulings.rules().retirements();
    var soonest = policies.stream().map(Retirement::missingAfter).min(Duration::compareTo);
    if (soonest.isEmpty()) {
      return;
    }
    var changes = new ArrayList<Change>();
    for (var ci : store.silentSince(now.minus(soonest.get()), AT_ONCE)) {
      store.item(ci).ifPresent(item -> judge(item, run, now).ifPresent(changes::addAll));
    }
    if (!changes.isEmpty()) {
      store.commit(new ChangeSet(changes));
    }
  }

  private Optional<List<Change>> judge(ConfigurationItem item, String run, Instant now) {
    var standing = standing(item, now);
    boolean worse = standing.lifecycle().compareTo(item.lifecycle()) > 0;
    return worse
        ? Optional.of(moved(item, standing.lifecycle(), standing.because(), run, now))
        : Optional.empty();
  }

  /// What policy makes of an item's silence, and why.
  record Standing(Lifecycle lifecycle, String because) {}

  Standing standing(ConfigurationItem item, Instant now) {
    int failures = store.failures(item.id(), item.lastSeen());
    var since = "no contact since " + item.lastSeen() + ", " + failures + " scans tried in vain";
    var silent = Duration.between(item.lastSeen(), now);
    var lifecycle =
        rulings
            .rules()
            .retirement(rulings.model(), item.ciClass())
            .filter(policy -> failures >= policy.missingAfterFailures())
            .map(policy -> after(policy, silent))
            .orElse(Lifecycle.ACTIVE);
    return new Standing(lifecycle, since);
  }

  private static Lifecycle after(Retirement policy, Duration silent) {
    var retiredAfter = policy.retiredAfter();
    if (retiredAfter != null && silent.compareTo(retiredAfter) >= 0) {
      return Lifecycle.RETIRED;
    }
    return silent.compareTo(policy.missingAfter()) >= 0 ? Lifecycle.MISSING : Lifecycle.ACTIVE;
  }

  private static List<Change> moved(
      ConfigurationItem item, Lifecycle lifecycle, String because, String run, Instant now) {
    return List.of(
        new Change.ItemPut(item.in(lifecycle)),
        new Change.LifecycleChanged(item.id(), lifecycle, now, now, because, run, null));
  }
}
