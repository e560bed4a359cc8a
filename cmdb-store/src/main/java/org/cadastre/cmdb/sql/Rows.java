package org.cadastre.cmdb.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Objects;
import org.cadastre.core.ci.CiId;
import org.jspecify.annotations.Nullable;

/// The rows of a query, or of several that follow each other, one at a time; columns are counted
/// from 1.
final class Rows implements AutoCloseable {
  private final Dialect dialect;
  private final Iterator<Answer> further;
  private ResultSet results;

  /// A query that is still to be asked.
  interface Answer {
    ResultSet ask() throws SQLException;
  }

  Rows(ResultSet results, Dialect dialect) {
    this(results, Collections.emptyIterator(), dialect);
  }

  /// @param further what is asked when all rows before were taken
  Rows(ResultSet results, Iterator<Answer> further, Dialect dialect) {
    this.results = results;
    this.further = further;
    this.dialect = dialect;
  }

  boolean next() {
    try {
      while (!results.next()) {
        if (!further.hasNext()) {
          return false;
        }
        results.close();
        results = further.next().ask();
      }
      return true;
    } catch (SQLException e) {
      throw DatabaseException.of(e);
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
      throw DatabaseException.of(e);
    }
  }

  long number(int column) {
    try {
      return results.getLong(column);
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  int whole(int column) {
    return Math.toIntExact(number(column));
  }

  boolean flag(int column) {
    try {
      return results.getBoolean(column);
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  /// Of a column of bytes.
  String hexadecimal(int column) {
    try {
      return HexFormat.of().formatHex(Objects.requireNonNull(results.getBytes(column)));
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  private boolean wasNull() {
    try {
      return results.wasNull();
    } catch (SQLException e) {
      throw DatabaseException.of(e);
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
      throw DatabaseException.of(e);
    }
  }
}
