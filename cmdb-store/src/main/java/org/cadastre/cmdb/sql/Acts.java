package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.ActText;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Lock;
import org.jspecify.annotations.Nullable;

/// Table `act`. Locks and assertions are what its rows leave, in whatever order they were written.
final class Acts {
  private static final String KNOWN =
      "select a.id from unnest(?) as v(id) join act a on a.id = v.id";
  private static final String INSERT =
      """
      insert into act (id, recorded_at, actor, reason, kind, about, root, body, location)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String SELECT =
      "select a.id, a.recorded_at, a.actor, a.reason, a.body from ";
  private static final String ALL = SELECT + "act a";
  private static final String OF_KIND = ALL + " where a.kind = ?";
  private static final String ASSERTIONS =
      SELECT + "act a where a.kind in ('same', 'apart', 'retracted')";
  private static final String LOCKS =
      SELECT
          + "unnest(?) as v(id) join act a on a.root = v.id"
          + " where a.kind in ('locked', 'unlocked')";
  private static final String DISMISSED = "select id from act where kind = 'settled' and about = ?";
  private static final String LOCATION =
      "select a.location from unnest(?) as v(id) join act a on a.id = v.id";
  private static final String LAST = "select coalesce(max(location), -1) from act";
  private static final Comparator<Act.Signed> OLDEST_FIRST =
      Comparator.comparing(Act.Signed::recordedAt).thenComparing(Act.Signed::id);

  private record Place(CiId ci, String attribute) {}

  private final Database database;

  Acts(Database database) {
    this.database = database;
  }

  Set<String> known(Collection<String> ids) {
    var known = new HashSet<String>();
    if (!ids.isEmpty()) {
      try (var rows = database.queryEach(KNOWN, ids)) {
        while (rows.next()) {
          known.add(rows.text(1));
        }
      }
    }
    return known;
  }

  /// It may not be known yet.
  void keep(Act.Signed signed, long location, ItemWrites items) {
    var about = about(signed.act());
    database.update(
        INSERT,
        signed.id(),
        Micros.of(signed.recordedAt()),
        signed.actor(),
        signed.reason(),
        signed.act().word(),
        about,
        about != null && speaksOfItem(signed.act()) ? items.root(about) : null,
        ActText.write(signed.act()),
        location);
  }

  private static @Nullable String about(Act act) {
    return switch (act) {
      case Act.Retracted(var other) -> other;
      case Act.Locked(var ci, _, _, _) -> ci.value();
      case Act.Unlocked(var ci, _) -> ci.value();
      case Act.Owned(var ci, _) -> ci.value();
      case Act.Settled(var conflict) -> conflict;
      case Act.Retired(var ci) -> ci.value();
      case Act.RulesApplied(var version, _) -> version;
      case Act.RunRecorded(var run, _) -> run.id();
      case Act.Disowned(var run) -> run;
      case Act.Scheduled(var name, _) -> name;
      case Act.Unscheduled(var name) -> name;
      case Act.Administered(var subject, _) -> subject;
      case Act.Same _,
          Act.Apart _,
          Act.Entered _,
          Act.Measured _,
          Act.ScansStopped _,
          Act.ScansAllowed _,
          Act.Condensed _ ->
          null;
    };
  }

  private static boolean speaksOfItem(Act act) {
    return act instanceof Act.Locked || act instanceof Act.Unlocked;
  }

  List<Act.Signed> all() {
    return read(database.query(ALL));
  }

  List<Act.Signed> all(String word) {
    return read(database.query(OF_KIND, word));
  }

  List<Act.Signed> assertions() {
    var retracted = new HashSet<String>();
    var found = new ArrayList<Act.Signed>();
    for (var signed : read(database.query(ASSERTIONS))) {
      if (signed.act() instanceof Act.Retracted(var act)) {
        retracted.add(act);
      } else {
        found.add(signed);
      }
    }
    found.removeIf(signed -> retracted.contains(signed.id()));
    return found;
  }

  /// By item and attribute, by host; of the hosts and their parts.
  Map<String, List<Lock>> locks(Collection<String> hosts, Items items) {
    var last = new HashMap<Place, Lock>();
    for (var signed : read(database.queryEach(LOCKS, hosts))) {
      if (signed.act() instanceof Act.Locked l) {
        last.put(new Place(l.ci(), l.attribute()), lock(signed, l));
      } else if (signed.act() instanceof Act.Unlocked(var ci, var attribute)) {
        last.remove(new Place(ci, attribute));
      }
    }
    if (last.isEmpty()) {
      return Map.of();
    }
    var locks = new ArrayList<>(last.values());
    locks.sort(Comparator.comparing(Lock::ci).thenComparing(Lock::attribute));
    var roots = items.roots(locks.stream().map(lock -> lock.ci().value()).toList());
    var byHost = new HashMap<String, List<Lock>>();
    for (var lock : locks) {
      var root = String.valueOf(roots.get(lock.ci().value()));
      byHost.computeIfAbsent(root, _ -> new ArrayList<>()).add(lock);
    }
    return byHost;
  }

  /// By attribute.
  List<Lock> locks(CiId ci, Items items) {
    var root = items.root(ci.value());
    var locks = new ArrayList<>(locks(List.of(root), items).getOrDefault(root, List.of()));
    locks.removeIf(lock -> !lock.ci().equals(ci));
    return locks;
  }

  private static Lock lock(Act.Signed a, Act.Locked l) {
    return new Lock(
        l.ci(), l.attribute(), l.value(), a.actor(), a.reason(), a.recordedAt(), l.until());
  }

  /// Whether a person looked at the conflict and found that it needs nothing.
  boolean dismissed(String conflict) {
    return database.any(DISMISSED, conflict);
  }

  /// Where acts with these ids are kept, in order.
  List<Long> locations(Collection<String> ids) {
    var found = new ArrayList<Long>();
    try (var rows = database.queryEach(LOCATION, ids)) {
      while (rows.next()) {
        found.add(rows.number(1));
      }
    }
    Collections.sort(found);
    return found;
  }

  long lastLocation() {
    return database.number(LAST);
  }

  private static List<Act.Signed> read(Rows rows) {
    var found = new ArrayList<Act.Signed>();
    try (rows) {
      while (rows.next()) {
        found.add(
            new Act.Signed(
                rows.text(1),
                rows.instant(2),
                rows.text(3),
                rows.text(4),
                ActText.read(rows.text(5))));
      }
    }
    found.sort(OLDEST_FIRST);
    return found;
  }
}
