package org.cadastre.cmdb.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.cadastre.cmdb.shards.Loss;
import org.cadastre.core.store.StoreUnavailableException;

/// The database could not do what was asked of it: our fault, the disk's or the network's.
final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final SQLException failure;

  private DatabaseException(SQLException cause) {
    super("the register's database failed: " + deepest(cause).getMessage(), cause);
    failure = deepest(cause);
  }

  /// @return a [StoreUnavailableException] when the connection was lost
  static RuntimeException of(SQLException cause) {
    return Loss.explains(deepest(cause)) ? away(cause) : new DatabaseException(cause);
  }

  /// Whatever the reason for which there is no connection, it is not what was asked.
  static StoreUnavailableException away(SQLException cause) {
    return new StoreUnavailableException(
        "the register's database cannot be reached: " + deepest(cause).getMessage(), cause);
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
    return failure instanceof SQLException e ? of(e) : (RuntimeException) failure;
  }

  SQLException failure() {
    return failure;
  }
}
