package org.cadastre.cmdb.ddl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/// Statements on the class path that make tables and may be run again.
public final class Ddl {
  private Ddl() {}

  /// Makes what is missing, one process after the other.
  ///
  /// @param lock a query that waits for the others, until the transaction ends
  /// @param resource on the class path
  public static void run(Connection connection, String lock, String resource) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute(lock);
      statement.execute(text(resource));
      connection.commit();
    }
  }

  private static String text(String resource) {
    try (var found = Ddl.class.getClassLoader().getResourceAsStream(resource)) {
      if (found == null) {
        throw new IllegalStateException("there is no " + resource + " in this installation");
      }
      return new String(found.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
