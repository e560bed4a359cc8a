package org.cadastre.cmdb.sql;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.logging.LogFactory;

/// Runs the migrations. The only class that loads Flyway.
final class Migration {
  private Migration() {}

  static void run(String url, String user) {
    var flyway =
        Flyway.configure()
            .dataSource(url, user, "")
            .locations("classpath:org/cadastre/cmdb/sql/migrations")
            .load();
    // Loading a configuration sets the loggers, so they are silenced after it.
    LogFactory.setLogCreator(new SilentFlyway());
    flyway.migrate();
  }
}
