package org.cadastre.cmdb.shards;

import java.sql.Connection;
import java.sql.SQLException;

/// How long the server waits for the next word of a transaction that keeps others waiting, before
/// it ends it: the process may be paused, or its machine be gone without a word.
public final class Patience {
  /// The setting: milliseconds, or a number with its unit.
  public static final String SETTING = "idle_in_transaction_session_timeout";

  /// For transactions in which nothing is computed. With the time for which a shard is taken it
  /// stays below the half minute in which another node has to go on.
  public static final String SHORT = "8s";

  /// For those in which much may be computed between two statements.
  public static final String LONG = "60s";

  private Patience() {}

  /// Makes it so long for the connection's transaction.
  public static void set(Connection connection, String length) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set local " + SETTING + " = '" + length + "'");
    }
  }
}
