package org.cadastre.cmdb.sql;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes table `due`, for one commit: of each host, the earliest time that overtakes one of its
/// decisions.
final class DueWrites {
  private static final String DELETE = "delete from due where host = ?";
  private static final String UPDATE = "update due set until = ? where host = ?";
  private static final String INSERT = "insert into due (until, host) values (?, ?)";

  private final Map<String, NavigableMap<Long, Integer>> times = new HashMap<>();
  private final Map<String, Long> before = new HashMap<>();
  private final Set<String> touched = new HashSet<>();

  /// @param known all states of the hosts that may be touched
  DueWrites(Collection<StateWrites.Known> known) {
    for (var state : known) {
      if (state.until() != null) {
        of(state.host()).merge(state.until(), 1, Integer::sum);
      }
    }
    times.forEach((host, of) -> before.put(host, of.firstKey()));
  }

  private NavigableMap<Long, Integer> of(String host) {
    return times.computeIfAbsent(host, _ -> new TreeMap<>());
  }

  /// One of the host's decisions has another time than before.
  void replace(String host, @Nullable Long old, @Nullable Long now) {
    touched.add(host);
    if (old != null) {
      of(host).computeIfPresent(old, (_, count) -> count == 1 ? null : count - 1);
    }
    if (now != null) {
      of(host).merge(now, 1, Integer::sum);
    }
  }

  void flush(Database database) {
    var deletes = database.batch(DELETE);
    var updates = database.batch(UPDATE);
    var inserts = database.batch(INSERT);
    for (var host : touched) {
      var was = before.get(host);
      var is = of(host).isEmpty() ? null : of(host).firstKey();
      if (Objects.equals(was, is)) {
        continue;
      }
      if (is == null) {
        deletes.add(host);
      } else {
        (was == null ? inserts : updates).add(is, host);
      }
    }
    deletes.run();
    updates.run();
    inserts.run();
  }
}
