package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Moves the tables of one schema of PostgreSQL into another, in the place of those of the same
/// names, within one transaction: whoever reads sees either all the old ones or all the new.
///
/// What others were granted on the old tables is granted on the new.
final class SchemaSwap {
  /// Whoever reads table after table while we lock table after table may get into a deadlock with
  /// us. The server looks for those after a second, and then ends either: we give way before.
  private static final String GIVING_WAY = "set local lock_timeout = '300ms'";

  private static final int MOST_ATTEMPTS = 100;
  private static final long PAUSE_MILLIS = 100;

  private static final String OBJECTS =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ? and c.relkind = ? and not exists (
        select 1 from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i'))
      order by 1
      """;
  private static final String GRANTS =
      """
      select format('grant %s on %I.%I to %s%s', g.privilege_type, n.nspname, c.relname,
        case when g.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(g.grantee)) end,
        case when g.is_grantable then ' with grant option' else '' end)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
        cross join aclexplode(c.relacl) g
      where n.nspname = ? and c.relkind in ('r', 'S') and g.grantee <> c.relowner
        and c.relname in (select m.relname from pg_class m join pg_namespace s
          on s.oid = m.relnamespace where s.nspname = ?)
      order by 1
      """;

  private final Database database;
  private final String from;
  private final String to;

  SchemaSwap(Database database, String from, String to) {
    this.database = database;
    this.from = from;
    this.to = to;
  }

  void run() {
    var tables = texts(OBJECTS, from, "r");
    var sequences = texts(OBJECTS, from, "S");
    var old = new ArrayList<>(texts(OBJECTS, to, "r"));
    old.retainAll(tables);
    if (!old.isEmpty()) {
      lock("lock table " + String.join(", ", quoted(to, old)) + " in access exclusive mode");
    }
    var grants = texts(GRANTS, to, from);
    for (var table : tables) {
      database.execute("drop table if exists " + quoted(to, table));
    }
    for (var sequence : sequences) {
      database.execute("drop sequence if exists " + quoted(to, sequence));
      database.execute("alter sequence %s set schema %s".formatted(quoted(from, sequence), to));
    }
    for (var table : tables) {
      database.execute("alter table %s set schema %s".formatted(quoted(from, table), to));
    }
    grants.forEach(database::execute);
    database.execute("drop schema " + from + " cascade");
  }

  private void lock(String statement) {
    database.execute(GIVING_WAY);
    for (int attempt = 1; !locked(statement, attempt); attempt++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
    }
    database.execute("set local lock_timeout = default");
  }

  private boolean locked(String statement, int attempt) {
    database.execute("savepoint before_locking");
    try {
      database.execute(statement);
      return true;
    } catch (DatabaseException e) {
      boolean again =
          PostgresServer.LOCKED.equals(e.failure().getSQLState()) && attempt < MOST_ATTEMPTS;
      if (!again) {
        throw e;
      }
      database.execute("rollback to savepoint before_locking");
      return false;
    }
  }

  private List<String> texts(String query, Object... arguments) {
    var texts = new ArrayList<String>();
    try (var rows = database.query(query, arguments)) {
      while (rows.next()) {
        texts.add(rows.text(1));
      }
    }
    return texts;
  }

  private static List<String> quoted(String schema, List<String> names) {
    return names.stream().map(name -> quoted(schema, name)).toList();
  }

  private static String quoted(String schema, String name) {
    return schema + ".\"" + name.replace("\"", "\"\"") + '"';
  }
}
