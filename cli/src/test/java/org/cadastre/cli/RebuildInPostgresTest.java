package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/// In tables of PostgreSQL.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildInPostgresTest extends RebuildContract {
  private final PostgresHomes homes = PostgresHomes.start();
  private int databases;

  @AfterAll
  void stop() throws IOException {
    homes.close();
  }

  @Override
  void settle(Path home) throws IOException {
    databases++;
    homes.execute("postgres", "create database " + name());
    homes.settle(home, name(), "postgres");
  }

  private String name() {
    return "register_" + databases;
  }

  @Override
  Connection connect(Path home) throws SQLException {
    return homes.connect(name());
  }

  @Override
  String schema() {
    return "public";
  }

  @Override
  void nothingIsLeftOver(Path home) throws SQLException {
    try (var connection = connect(home);
        var schemas = connection.getMetaData().getSchemas(null, "public%")) {
      assertThat(schemas.next()).isTrue();
      assertThat(schemas.getString(1)).isEqualTo("public");
      assertThat(schemas.next()).isFalse();
    }
  }
}
