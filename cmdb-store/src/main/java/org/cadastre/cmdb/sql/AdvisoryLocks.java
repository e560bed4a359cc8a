package org.cadastre.cmdb.sql;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// PostgreSQL's advisory locks, held until the transaction ends. Each takes a place in a table that
/// all sessions share and that has some 6,000, so a commit does with fewer or is alone.
final class AdvisoryLocks implements Locks {
  private static final int MOST = 1_500;
  private static final String WAIT =
      "select pg_advisory_xact_lock(t.name) from unnest(cast(? as bigint[])) as t(name)";
  private static final String TRY =
      """
      select coalesce(bool_and(pg_try_advisory_xact_lock(t.name)), true)
      from unnest(cast(? as bigint[])) as t(name)
      """;

  private final Database database;
  private final Set<Long> held = new HashSet<>();

  /// @param first what to wait for now, in an order that is the same for everybody
  AdvisoryLocks(Database database, Collection<String> first) {
    this.database = database;
    database.query(WAIT, (Object) wanted(first)).close();
  }

  @Override
  public void take(Collection<String> names) {
    var wanted = wanted(names);
    if (wanted.length == 0) {
      return;
    }
    try (var rows = database.query(TRY, (Object) wanted)) {
      if (!rows.next() || !rows.flag(1)) {
        throw new ContendedException(names);
      }
    }
  }

  private Long[] wanted(Collection<String> names) {
    var wanted =
        names.stream()
            .mapToLong(AdvisoryLocks::number)
            .filter(held::add)
            .sorted()
            .boxed()
            .toArray(Long[]::new);
    if (held.size() > MOST) {
      throw new TooManyLocksException();
    }
    return wanted;
  }

  /// Two names that happen to have one number only wait for each other without need.
  static long number(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
