package org.cadastre.cmdb.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL of the tests' own; tests are skipped where it cannot be started.
final class PostgresServer implements AutoCloseable {
  private @Nullable EmbeddedPostgres running;

  void start() {
    try {
      running =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("full_page_writes", "on")
              .start();
    } catch (IOException | IllegalStateException e) {
      Assumptions.abort("no PostgreSQL can be started here: " + e.getMessage());
    }
  }

  /// The same schema for the same name; made when missing.
  DataSource schema(String name) {
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    var schema = "s" + Sha256.hex(name).substring(0, 16);
    var database = (PGSimpleDataSource) running.getPostgresDatabase();
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create schema if not exists " + schema);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    database.setCurrentSchema(schema);
    return database;
  }

  @Override
  public void close() throws IOException {
    if (running != null) {
      running.close();
    }
  }
}
