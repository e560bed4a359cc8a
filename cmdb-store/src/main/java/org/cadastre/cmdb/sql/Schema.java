package org.cadastre.cmdb.sql;

import java.sql.Connection;
import java.sql.SQLException;

/// Which version of the tables a database has, told by one query and without Flyway, which is slow
/// to start.
final class Schema {
  /// Of the newest file in `migrations`.
  static final int VERSION = 1;

  private static final String APPLIED =
      """
      select max(cast("version" as integer)) from "flyway_schema_history" where "success" = true
      """;

  private Schema() {}

  /// Brings the tables up to [#VERSION].
  ///
  /// @throws IllegalStateException when a newer Cadastre wrote them
  static void require(Connection connection, H2File file) throws SQLException {
    int found = version(connection);
    if (found > VERSION) {
      throw new IllegalStateException(
          "the register was written by a newer Cadastre (its tables are of version "
              + found
              + ", this one knows "
              + VERSION
              + "): "
              + file.file());
    }
    if (found < VERSION) {
      Migration.run(file.url(), H2File.USER);
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(APPLIED)) {
      return rows.next() ? rows.getInt(1) : 0;
    } catch (SQLException e) {
      if (H2File.isMissingTable(e)) {
        return 0;
      }
      throw e;
    }
  }
}
