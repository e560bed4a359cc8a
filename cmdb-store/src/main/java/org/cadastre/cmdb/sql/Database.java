package org.cadastre.cmdb.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One connection with the statements prepared on it. Not for several threads at once.
final class Database implements AutoCloseable {
  /// H2 compares every row it finds with the whole list, so long lists are slower than many
  /// queries.
  private static final int LONGEST_LIST = 32;

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  /// @param connection without auto-commit; closed with this
  Database(Connection connection) {
    this.connection = connection;
  }

  Rows query(String sql, @Nullable Object... arguments) {
    try {
      var statement = prepare(sql, Statement.NO_GENERATED_KEYS);
      bind(statement, arguments);
      return new Rows(statement.executeQuery());
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /// How many of the arguments one [#queryIn] can take, beginning at that place.
  static int taken(List<String> all, int from) {
    return Math.min(all.size() - from, LONGEST_LIST);
  }

  /// A query with `in (?...)`, which becomes a list of as many arguments as it takes, filled up to
  /// one of three sizes with its last one, so that few statements are prepared.
  ///
  /// @param before arguments that stand before the list
  Rows queryIn(String sql, List<String> all, int from, @Nullable Object... before) {
    int taken = taken(all, from);
    int size = taken == 1 ? 1 : taken <= 8 ? 8 : LONGEST_LIST;
    var arguments = Arrays.copyOf(before, before.length + size);
    for (int i = 0; i < size; i++) {
      arguments[before.length + i] = all.get(from + Math.min(i, taken - 1));
    }
    return query(sql.replace("?...", "?" + ", ?".repeat(size - 1)), arguments);
  }

  int update(String sql, @Nullable Object... arguments) {
    try {
      var statement = prepare(sql, Statement.NO_GENERATED_KEYS);
      bind(statement, arguments);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /// Inserts one row and returns the identity it was given.
  long insert(String sql, @Nullable Object... arguments) {
    try {
      var statement = prepare(sql, Statement.RETURN_GENERATED_KEYS);
      bind(statement, arguments);
      statement.executeUpdate();
      try (var keys = statement.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  Batch batch(String sql) {
    try {
      var statement = prepare(sql, Statement.NO_GENERATED_KEYS);
      statement.clearBatch();
      return new Batch(statement);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private PreparedStatement prepare(String sql, int keys) throws SQLException {
    var known = prepared.get(sql);
    if (known != null) {
      return known;
    }
    var statement = connection.prepareStatement(sql, keys);
    prepared.put(sql, statement);
    return statement;
  }

  static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
  }

  static boolean isUniqueViolation(SQLException e) {
    return "23505".equals(e.getSQLState());
  }

  void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }
}
