package org.cadastre.cmdb.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.cadastre.core.ci.CiId;
import org.jspecify.annotations.Nullable;

/// The rows of a query, one at a time; columns are counted from 1.
final class Rows implements AutoCloseable {
  private final ResultSet results;
  private final Dialect dialect;

  Rows(ResultSet results, Dialect dialect) {
    this.results = results;
    this.dialect = dialect;
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
      var text = results.getString(column);
      return text == null ? null : dialect.read(text);
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

  /// Of a column of bytes.
  String hexadecimal(int column) {
    try {
      return HexFormat.of().formatHex(Objects.requireNonNull(results.getBytes(column)));
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

  @Nullable Long numberOrNull(int column) {
    long number = number(column);
    return wasNull() ? null : number;
  }

  @Nullable CiId idOrNull(int column) {
    var text = textOrNull(column);
    return text == null ? null : new CiId(text);
  }

  CiId id(int column) {
    return new CiId(text(column));
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
