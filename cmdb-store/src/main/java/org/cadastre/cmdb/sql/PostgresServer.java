package org.cadastre.cmdb.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Properties;
import java.util.Set;
import org.cadastre.cmdb.shards.Fence;
import org.cadastre.cmdb.shards.Patience;
import org.jspecify.annotations.Nullable;

/// A database of a PostgreSQL server: all that is said to PostgreSQL and would not be said to
/// another database.
///
/// @param url made by [ServerAddress], which lets nothing through that a driver would act upon
/// @param register what tells it from another register of the same database, whose turns to write
///   are none of its business
/// @param fence without which nothing may be written, or null
record PostgresServer(
    String url, String user, String password, String register, @Nullable Fence fence)
    implements Dialect {
  private static final int CONNECTIONS = 8;
  private static final long MIGRATING = AdvisoryLocks.number("cadastre migrating");

  /// Deadlock, serialization failure, and a row that another commit made at the same time.
  private static final Set<String> INTERFERENCE = Set.of("40P01", "40001", "23505");

  /// Every query is made for an index, and each row of a list looked up by it. Without this the
  /// server guesses otherwise until it has statistics, which lag behind a first load; and by the
  /// same guesses it would compile or divide what is over at once.
  private static final String PLANS =
      "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off"
          + " -c jit=off -c max_parallel_workers_per_gather=0";

  private static final String PATIENCE =
      "set local " + Patience.SETTING + " = '" + Patience.LONG + "'";

  /// Rights are missing.
  static final String NOT_ALLOWED = "42501";

  /// A lock was not to be had in time.
  static final String LOCKED = "55P03";

  private static final String UNDEFINED_TABLE = "42P01";
  private static final String ENCODING = "show server_encoding";

  PostgresServer(String url, String user, String password) {
    this(url, user, password, "", null);
  }

  private long turns() {
    return AdvisoryLocks.number("cadastre register" + register);
  }

  @Override
  public String place() {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }

  @Override
  public Connection connect() {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("ApplicationName", "cadastre");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("options", PLANS);
    try {
      return DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      throw DatabaseException.away(e);
    }
  }

  /// Texts have to come back as they were written.
  @Override
  public void check(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(ENCODING)) {
      if (rows.next() && !rows.getString(1).equals("UTF8")) {
        throw new IllegalStateException(
            "the database's encoding is "
                + rows.getString(1)
                + ", and the register needs UTF8 (create database … encoding 'UTF8' template"
                + " template0): "
                + place());
      }
    }
  }

  /// Whatever the database's collation, the register's own columns sort by code point.
  @Override
  public String text() {
    return "varchar collate \"C\"";
  }

  @Override
  public String bytes() {
    return "bytea";
  }

  @Override
  public int connections() {
    return CONNECTIONS;
  }

  @Override
  public String nextCommitId() {
    return "select nextval('commit_id')";
  }

  @Override
  public boolean isMissingTable(SQLException e) {
    return UNDEFINED_TABLE.equals(e.getSQLState());
  }

  @Override
  public boolean isInterference(SQLException e) {
    return INTERFERENCE.contains(String.valueOf(e.getSQLState()));
  }

  @Override
  public String stored(String text) {
    return Holdable.of(text);
  }

  @Override
  public String read(String stored) {
    return Holdable.text(stored);
  }

  @Override
  public void beginReading(Database database) {
    database.execute("set transaction isolation level repeatable read, read only");
  }

  @Override
  public Turn turn() {
    return () -> {};
  }

  @Override
  public Locks beginWriting(Database database, Collection<String> names) {
    enter(database);
    database.query("select pg_advisory_xact_lock_shared(?)", turns()).close();
    return new AdvisoryLocks(database, names);
  }

  @Override
  public void beginWritingAlone(Database database) {
    enter(database);
    database.query("select pg_advisory_xact_lock(?)", turns()).close();
  }

  /// Whoever stands still in here keeps other writers waiting.
  private void enter(Database database) {
    if (fence == null) {
      database.execute(PATIENCE);
    } else {
      database.require(fence);
    }
  }

  @Override
  public void beginSealing(Database database) {
    database.execute(PATIENCE);
    long sealing = AdvisoryLocks.number("cadastre sealing" + register);
    database.query("select pg_advisory_xact_lock(?)", sealing).close();
  }

  @Override
  public void exclusively(Connection connection, Runnable work) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(" + MIGRATING + ")");
      try {
        work.run();
      } finally {
        statement.execute("select pg_advisory_unlock(" + MIGRATING + ")");
      }
    }
  }

  /// The server answers a commit when it is on the disk.
  @Override
  public void sync(Database database) {}

  @Override
  public void tidy() {}

  @Override
  public boolean isUntidy(Database database) {
    return false;
  }

  @Override
  public String toString() {
    return "PostgresServer[" + place() + " as " + user + "]";
  }
}
