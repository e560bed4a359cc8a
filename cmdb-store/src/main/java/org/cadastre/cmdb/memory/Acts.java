package org.cadastre.cmdb.memory;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cadastre.cmdb.memory.Register.Asked;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Lock;
import org.jspecify.annotations.Nullable;

/// What acts leave behind, whatever the order in which they became known.
record Acts(Collection<Act.Signed> acts) {

  List<Act.Signed> all() {
    return acts.stream()
        .sorted(comparing(Act.Signed::recordedAt).thenComparing(Act.Signed::id))
        .toList();
  }

  List<Act.Signed> assertions() {
    var retracted = new HashSet<String>();
    for (var signed : acts) {
      if (signed.act() instanceof Act.Retracted(var act)) {
        retracted.add(act);
      }
    }
    return all().stream()
        .filter(a -> a.act() instanceof Act.Same || a.act() instanceof Act.Apart)
        .filter(a -> !retracted.contains(a.id()))
        .toList();
  }

  /// By item and attribute.
  List<Lock> locks(Set<CiId> items) {
    Map<Asked, Act.Signed> last = new HashMap<>();
    for (var signed : all()) {
      var about = about(signed.act());
      if (about != null && items.contains(about.ci())) {
        last.put(about, signed);
      }
    }
    return last.values().stream()
        .flatMap(
            a -> a.act() instanceof Act.Locked locked ? List.of(lock(a, locked)).stream() : null)
        .sorted(comparing(Lock::ci).thenComparing(Lock::attribute))
        .toList();
  }

  private static Lock lock(Act.Signed a, Act.Locked l) {
    return new Lock(
        l.ci(), l.attribute(), l.value(), a.actor(), a.reason(), a.recordedAt(), l.until());
  }

  private static @Nullable Asked about(Act act) {
    return switch (act) {
      case Act.Locked(var ci, var attribute, _, _) -> new Asked(ci, attribute);
      case Act.Unlocked(var ci, var attribute) -> new Asked(ci, attribute);
      case Act.Same _,
          Act.Apart _,
          Act.Retracted _,
          Act.Owned _,
          Act.Settled _,
          Act.Retired _,
          Act.RulesApplied _,
          Act.Entered _,
          Act.Measured _,
          Act.RunRecorded _,
          Act.Disowned _,
          Act.Scheduled _,
          Act.Unscheduled _,
          Act.ScansStopped _,
          Act.ScansAllowed _,
          Act.Condensed _,
          Act.Administered _ ->
          null;
    };
  }
}
