package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// In the home's files.
class RebuildTest extends RebuildContract {
  @Override
  void settle(Path home) {}

  @Override
  Connection connect(Path home) throws SQLException {
    var url = "jdbc:h2:" + home.resolve("db").resolve("cadastre");
    return DriverManager.getConnection(url, "cadastre", "");
  }

  @Override
  String schema() {
    return "PUBLIC";
  }

  @Override
  void nothingIsLeftOver(Path home) {
    assertThat(home.resolve("db-rebuild")).doesNotExist();
  }
}
