package org.cadastre.cmdb.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.cmdb.shards.Fence;
import org.jspecify.annotations.Nullable;

/// One connection with the statements prepared on it. Not for several threads at once.
final class Database implements AutoCloseable {
  /// H2 takes arrays of at most 65,536.
  private static final int MOST_AT_ONCE = 20_000;

  private final Connection connection;
  private final Dialect dialect;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  /// @param connection without auto-commit; closed with this
  Database(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /// Connects.
  static Database of(Dialect dialect) {
    var connection = dialect.connect();
    try {
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
    return new Database(connection, dialect);
  }

  Dialect dialect() {
    return dialect;
  }

  Rows query(String sql, @Nullable Object... arguments) {
    try {
      return new Rows(ask(sql, arguments), dialect);
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  /// A query with `unnest(?)`: an index is asked for each of the texts. Of many texts, some are
  /// asked for after the others, and rows are in order only among these.
  Rows queryEach(String sql, Collection<String> texts, @Nullable Object... after) {
    var each = sql.replace("unnest(?)", "unnest(cast(? as varchar array))");
    var all = List.copyOf(texts);
    var further = new ArrayList<Rows.Answer>();
    for (int from = MOST_AT_ONCE; from < all.size(); from += MOST_AT_ONCE) {
      var some = all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE));
      further.add(() -> ask(each, arguments(some, after)));
    }
    try {
      var first = all.subList(0, Math.min(all.size(), MOST_AT_ONCE));
      return new Rows(ask(each, arguments(first, after)), further.iterator(), dialect);
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  private static @Nullable Object[] arguments(List<String> texts, @Nullable Object[] after) {
    var arguments = new @Nullable Object[after.length + 1];
    arguments[0] = texts.toArray(String[]::new);
    System.arraycopy(after, 0, arguments, 1, after.length);
    return arguments;
  }

  private ResultSet ask(String sql, @Nullable Object... arguments) throws SQLException {
    var statement = prepare(sql);
    bind(statement, arguments);
    return statement.executeQuery();
  }

  /// Whether there is a row at all.
  boolean any(String sql, @Nullable Object... arguments) {
    try (var rows = query(sql, arguments)) {
      return rows.next();
    }
  }

  /// The number in the only column of the only row.
  long number(String sql, @Nullable Object... arguments) {
    try (var rows = query(sql, arguments)) {
      if (!rows.next()) {
        throw new IllegalStateException("a query for one number found none: " + sql);
      }
      return rows.number(1);
    }
  }

  int update(String sql, @Nullable Object... arguments) {
    try {
      var statement = prepare(sql);
      bind(statement, arguments);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  void execute(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  /// @throws org.cadastre.cmdb.shards.FencedException when what follows comes too late
  void require(Fence fence) {
    try {
      fence.require(connection);
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  Batch batch(String sql) {
    try {
      var statement = prepare(sql);
      statement.clearBatch();
      return new Batch(this, statement);
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    var known = prepared.get(sql);
    if (known != null) {
      return known;
    }
    var statement = connection.prepareStatement(sql);
    prepared.put(sql, statement);
    return statement;
  }

  void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, stored(arguments[i]));
    }
  }

  private @Nullable Object stored(@Nullable Object argument) {
    return switch (argument) {
      case null -> null;
      case String text -> dialect.stored(text);
      case String[] texts -> {
        var all = new String[texts.length];
        for (int i = 0; i < texts.length; i++) {
          all[i] = dialect.stored(texts[i]);
        }
        yield all;
      }
      default -> argument;
    };
  }

  void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  /// Closes what has failed already; that it fails once more is no news.
  void abandon() {
    try {
      connection.close();
    } catch (SQLException _) {
      prepared.clear();
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }
}
