package org.cadastre.cmdb.sql;

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

  SQLException failure() {
    return failure;
  }
}
