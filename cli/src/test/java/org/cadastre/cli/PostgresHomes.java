package org.cadastre.cli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Assumptions;

/// A PostgreSQL server of the tests' own, for homes whose register and journal are in it.
record PostgresHomes(EmbeddedPostgres server) implements AutoCloseable {
  /// Skips the test where no server can be started.
  static PostgresHomes start() {
    try {
      return new PostgresHomes(EmbeddedPostgres.builder().start());
    } catch (IOException | IllegalStateException e) {
      return Assumptions.abort("no PostgreSQL server can be started here: " + e.getMessage());
    }
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), "postgres", "");
  }

  void execute(String database, String... statements) {
    try (var connection = connect(database);
        var statement = connection.createStatement()) {
      for (var one : statements) {
        statement.execute(one);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void settle(Path home, String database, String user) throws IOException {
    Files.createDirectories(home);
    Files.writeString(home.resolve("password"), "none is asked for\n");
    Files.writeString(
        home.resolve("settings.yaml"),
        """
        database:
          url: %s
          user: %s
          password_file: password
        """
            .formatted(url(database), user));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
