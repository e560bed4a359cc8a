package org.cadastre.cmdb.sql;

import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.logging.LogFactory;

/// Runs the migrations. The only class that loads Flyway.
final class Migration {
  private Migration() {}

  static void run(Dialect dialect) {
    run(dialect, "latest");
  }

  /// @param target the version at which to stop
  static void run(Dialect dialect, String target) {
    var flyway =
        Flyway.configure()
            .dataSource(dialect.url(), dialect.user(), dialect.password())
            .target(target)
            .placeholders(Map.of("text", dialect.text(), "bytes", dialect.bytes()))
            .locations("classpath:org/cadastre/cmdb/sql/migrations")
            .load();
    // Loading a configuration sets the loggers, so they are silenced after it.
    LogFactory.setLogCreator(new SilentFlyway());
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      throw failure(e);
    }
  }

  /// What the database said, where it did; Flyway's own words fill a screen.
  private static RuntimeException failure(FlywayException failure) {
    for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e) {
        return DatabaseException.of(e);
      }
    }
    return failure;
  }
}
