package org.cadastre.cmdb.sql;

import java.sql.SQLException;

/// The database could not do what was asked of it: our fault, or the disk's.
final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseException(SQLException cause) {
    super("the register's database failed: " + cause.getMessage(), cause);
  }
}
