package org.cadastre.cmdb.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rows of a query, one at a time; columns are counted from 1.
final class Rows implements AutoCloseable {
  private final ResultSet results;

  Rows(ResultSet results) {
    this.results = results;
  }

  boolean next() {
    try {
      return results.next();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  String text(int column) {
    return Objects.requireNonNull(textOrNull(column));
  }

  @Nullable String textOrNull(int column) {
    try {
      return results.getString(column);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  long number(int column) {
    try {
      return results.getLong(column);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  int whole(int column) {
    return Math.toIntExact(number(column));
  }

  boolean flag(int column) {
    try {
      return results.getBoolean(column);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private boolean wasNull() {
    try {
      return results.wasNull();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  Instant instant(int column) {
    return Micros.instant(number(column));
  }

  @Nullable Instant instantOrNull(int column) {
    long micros = number(column);
    return wasNull() ? null : Micros.instant(micros);
  }

  @Override
  public void close() {
    try {
      results.close();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }
}
