package org.cadastre.cmdb.sql;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.cadastre.cmdb.sql.PackedStands.Stand;
import org.cadastre.cmdb.sql.States.Standing;

/// Writes table `due`, for one commit: of each host, the earliest time that overtakes one of its
/// decisions.
final class DueWrites {
  private static final String DELETE = "delete from due where host = ?";
  private static final String UPDATE = "update due set until = ? where host = ?";
  private static final String INSERT = "insert into due (until, host) values (?, ?)";

  private final Map<String, NavigableMap<Long, Integer>> times = new HashMap<>();
  private final Map<String, Long> before = new HashMap<>();
  private final Set<String> touched = new HashSet<>();

  /// @param known what stands about the hosts that may be touched
  DueWrites(Collection<Standing> known) {
    for (var standing : known) {
      count(of(standing.host()), standing.stands(), 1);
    }
    times.forEach((host, of) -> {
      if (!of.isEmpty()) {
        before.put(host, of.firstKey());
      }
    });
  }

  private NavigableMap<Long, Integer> of(String host) {
    return times.computeIfAbsent(host, _ -> new TreeMap<>());
  }

  private static void count(
      NavigableMap<Long, Integer> times, Map<String, Stand> stands, int much) {
    for (var stand : stands.values()) {
      if (stand.until() != null) {
        times.merge(stand.until(), much, (a, b) -> a + b == 0 ? null : a + b);
      }
    }
  }

  /// About one of the host's items, something else stands than before.
  void replace(String host, Map<String, Stand> old, Map<String, Stand> now) {
    touched.add(host);
    count(of(host), old, -1);
    count(of(host), now, 1);
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
