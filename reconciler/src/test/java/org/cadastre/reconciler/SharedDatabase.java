package org.cadastre.reconciler;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.cmdb.sql.ServerAddress;
import org.cadastre.cmdb.sql.SqlStore;
import org.junit.jupiter.api.Assumptions;

/// A PostgreSQL database with several stores on it, emptied between cases.
///
/// @param emptying one statement for each table; with few rows that is quicker than truncating
record SharedDatabase(
    EmbeddedPostgres server, List<SqlStore> stores, Connection connection, String emptying)
    implements AutoCloseable {
  private static final String TABLES =
      """
      select string_agg('delete from ' || tablename, ';') from pg_tables
      where schemaname = 'public' and tablename <> 'flyway_schema_history'
      """;

  /// Skips the test where no server can be started.
  static SharedDatabase start(int stores) throws SQLException {
    EmbeddedPostgres server;
    try {
      server = EmbeddedPostgres.builder().start();
    } catch (IOException | IllegalStateException e) {
      return Assumptions.abort("no PostgreSQL server can be started here: " + e.getMessage());
    }
    var url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    var opened = new ArrayList<SqlStore>();
    for (int i = 0; i < stores; i++) {
      opened.add(SqlStore.open(new ServerAddress(url, "postgres", "")));
    }
    var connection = DriverManager.getConnection(url, "postgres", "");
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(TABLES)) {
      rows.next();
      return new SharedDatabase(server, opened, connection, rows.getString(1));
    }
  }

  void empty() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(emptying);
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    connection.close();
    stores.forEach(SqlStore::close);
    server.close();
  }
}
