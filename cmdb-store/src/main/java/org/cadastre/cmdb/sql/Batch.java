package org.cadastre.cmdb.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// One statement for many rows, sent a thousand at a time.
final class Batch {
  private static final int SENT_AT_ONCE = 1_000;

  private final Database database;
  private final PreparedStatement statement;
  private int waiting;
  private int sent;
  private int firstMiss = -1;

  Batch(Database database, PreparedStatement statement) {
    this.database = database;
    this.statement = statement;
  }

  void add(@Nullable Object... arguments) {
    try {
      database.bind(statement, arguments);
      statement.addBatch();
      waiting++;
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
    if (waiting == SENT_AT_ONCE) {
      send();
    }
  }

  /// Runs the statement for the rows that were added and not sent yet.
  void run() {
    if (waiting > 0) {
      send();
    }
  }

  /// Like [#run]; the place of the first row that met none in the database, or -1.
  int firstMiss() {
    run();
    return firstMiss;
  }

  private void send() {
    try {
      var counts = statement.executeBatch();
      for (int i = 0; i < counts.length && firstMiss < 0; i++) {
        firstMiss = counts[i] == 0 ? sent + i : -1;
      }
      sent += waiting;
      waiting = 0;
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }
}
