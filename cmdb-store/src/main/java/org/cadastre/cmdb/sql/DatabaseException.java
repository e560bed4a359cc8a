package org.cadastre.cmdb.sql;

import java.sql.Connection;
import java.sql.SQLException;

/// The database could not do what was asked of it: our fault, the disk's or the network's.
final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final SQLException failure;

  DatabaseException(SQLException cause) {
    super("the register's database failed: " + deepest(cause).getMessage(), cause);
    failure = deepest(cause);
  }

  /// Of a batch, what its first failing row said.
  private static SQLException deepest(SQLException e) {
    var next = e.getNextException();
    return next == null ? e : next;
  }

  /// What to throw when something failed with a connection that is of no more use; closes it.
  static RuntimeException closing(Connection connection, Exception failure) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    return failure instanceof SQLException e
        ? new DatabaseException(e)
        : (RuntimeException) failure;
  }

  SQLException failure() {
    return failure;
  }
}
