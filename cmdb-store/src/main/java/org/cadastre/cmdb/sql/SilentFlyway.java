package org.cadastre.cmdb.sql;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/// Keeps Flyway from writing to the operator's terminal. What fails is thrown.
final class SilentFlyway implements LogCreator, Log {
  @Override
  public Log createLogger(Class<?> of) {
    return this;
  }

  @Override
  public void debug(String message) {}

  @Override
  public void info(String message) {}

  @Override
  public void warn(String message) {}

  @Override
  public void error(String message) {}

  @Override
  public void error(String message, Exception e) {}

  @Override
  public void notice(String message) {}
}
