package org.cadastre.cmdb.sql;

import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// One statement for many rows.
final class Batch {
  private final PreparedStatement statement;
  private int size;

  Batch(PreparedStatement statement) {
    this.statement = statement;
  }

  void add(@Nullable Object... arguments) {
    try {
      Database.bind(statement, arguments);
      statement.addBatch();
      size++;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /// Runs the statement for every row added; how many rows of the database each one met.
  int[] run() {
    try {
      return size == 0 ? new int[0] : statement.executeBatch();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /// Like [#run], for inserts; the place of the first row that a unique index refused, or -1.
  int runUnlessRefused() {
    try {
      if (size > 0) {
        statement.executeBatch();
      }
      return -1;
    } catch (BatchUpdateException e) {
      if (!Database.isUniqueViolation(e)) {
        throw new DatabaseException(e);
      }
      return firstFailed(e.getUpdateCounts());
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static int firstFailed(int[] counts) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == Statement.EXECUTE_FAILED) {
        return i;
      }
    }
    return counts.length;
  }
}
