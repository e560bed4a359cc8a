package org.cadastre.cmdb.sql;

import java.sql.Connection;
import java.sql.SQLException;

/// Which version of the tables a database has, told by one query and without Flyway, which is slow
/// to start.
final class Schema {
  /// Of the newest file in `migrations`.
  static final int VERSION = 3;

  private static final String APPLIED =
      """
      select max(cast("version" as integer)) from "flyway_schema_history" where "success" = true
      """;

  private Schema() {}

  /// Brings the tables up to [#VERSION].
  ///
  /// @return whether they were there before, in an older version
  /// @throws IllegalStateException when a newer Cadastre wrote them
  static boolean require(Connection connection, Dialect dialect) throws SQLException {
    int found = readable(connection, dialect);
    if (found < VERSION) {
      dialect.exclusively(connection, () -> Migration.run(dialect));
    }
    return found > 0 && found < VERSION;
  }

  private static int readable(Connection connection, Dialect dialect) throws SQLException {
    int found = version(connection, dialect);
    if (found > VERSION) {
      throw new IllegalStateException(
          "the register was written by a newer Cadastre (its tables are of version "
              + found
              + ", this one knows "
              + VERSION
              + "): "
              + dialect.place());
    }
    return found;
  }

  private static int version(Connection connection, Dialect dialect) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(APPLIED)) {
      return rows.next() ? rows.getInt(1) : 0;
    } catch (SQLException e) {
      if (dialect.isMissingTable(e)) {
        return 0;
      }
      throw e;
    }
  }
}
