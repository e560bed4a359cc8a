package org.cadastre.runtime;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.ci.Status;
import org.cadastre.core.model.Value;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.CmdbStore.Host;
import org.cadastre.runtime.HealthCount.Group;

/// Looks over the estate, so many items at a time.
final class Health {
  /// What an item is expected to have, if any of its class has any of it; otherwise what most of
  /// its class have.
  static final List<String> EVERYDAY =
      List.of("host.name", "hw.vendor", "hw.model", "hw.serial_number", "os.name", "os.version");

  private static final Set<Status> VERIFIED_ONCE =
      EnumSet.of(Status.VERIFIED, Status.STALE, Status.LOCKED);

  private final Instant now;
  private final TreeMap<Group, HealthCount> groups = new TreeMap<>();
  private final Twins twins;

  Health(Twins twins, Instant now) {
    this.twins = twins;
    this.now = now;
  }

  HealthReport of(CmdbStore store, CiQuery query) {
    var wanted = query.terms().isEmpty() ? null : new HashSet<CiId>();
    if (wanted != null) {
      store.list(query, now).forEach(record -> wanted.add(record.item().id()));
    }
    store.conflicts().forEach(conflict -> conflict.candidates().forEach(twins::disputed));
    store.eachHost(hosts ->
        hosts.forEach((ci, host) -> {
          if (host.head().item().mergedInto() == null && (wanted == null || wanted.contains(ci))) {
            add(host);
          }
        }));
    twins.suspected().values().forEach(group -> count(group).suspected++);
    return new HealthReport(lines(Group::ciClass), lines(Group::owner));
  }

  private HealthCount count(Group group) {
    return groups.computeIfAbsent(group, _ -> new HealthCount());
  }

  private void add(Host host) {
    var item = host.head().item();
    var group = new Group(item.ciClass(), item.owner() == null ? "" : item.owner());
    var count = count(group);
    if (item.lifecycle() == Lifecycle.RETIRED) {
      count.retired++;
      return;
    }
    twins.add(host.head(), group);
    count.items++;
    count.missing += item.lifecycle() == Lifecycle.MISSING ? 1 : 0;
    count.conflicted += item.disputes() > 0 ? 1 : 0;
    var own = host.body().states().stream().filter(s -> s.ci().equals(item.id())).toList();
    boolean verified = own.stream().anyMatch(s -> VERIFIED_ONCE.contains(s.statusAt(now)));
    count.unverified += verified ? 0 : 1;
    count.stale += verified && item.staleAt(now) ? 1 : 0;
    own.stream().filter(Health::present).forEach(s -> count.has(s.attribute()));
    host.head().facets().stream()
        .map(facet -> facet.lastVerified())
        .filter(at -> !at.equals(Claim.NEVER))
        .max(Instant::compareTo)
        .ifPresent(count::verified);
  }

  private static boolean present(AttributeState state) {
    return state.status() != Status.ABSENT
        && !(state.value() instanceof Value.None)
        && state.attribute().indexOf('/') < 0;
  }

  private List<HealthReport.Line> lines(Function<Group, String> by) {
    var expected = new TreeMap<String, HealthCount>();
    groups.forEach((group, count) ->
        expected.computeIfAbsent(group.ciClass(), _ -> new HealthCount()).plus(count, List.of()));
    var lines = new TreeMap<String, HealthCount>();
    groups.forEach((group, count) -> {
      var of = expected.getOrDefault(group.ciClass(), count).expected(EVERYDAY);
      lines.computeIfAbsent(by.apply(group), _ -> new HealthCount()).plus(count, of);
    });
    return lines.entrySet().stream().map(e -> e.getValue().line(e.getKey())).toList();
  }
}
