package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.cadastre.cmdb.shards.Fence;
import org.cadastre.cmdb.shards.Patience;
import org.jspecify.annotations.Nullable;

/// The end of the journal's table. A short lock makes the order of locations that of commits.
/// Closing a connection undoes what was not committed and whatever was set on it.
///
/// @param fence without which nothing may be appended, or null
record TableTail(DataSource database, @Nullable Fence fence) implements Sink {
  /// The number is `CADJRNL` 0x01 in ASCII.
  static final String LOCK = "select pg_advisory_xact_lock(4846229760026496001)";

  private static final String LAST =
      "select location, hash from journal order by location desc limit 1";
  private static final String INSERT =
      "insert into journal (location, prev_hash, hash, kind, recorded_at, payload)"
          + " values (?, ?, ?, ?, ?, ?)";

  @Override
  public long[] append(List<Payload> batch) throws IOException {
    try (var connection = database.getConnection()) {
      return append(connection, batch);
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private long[] append(Connection connection, List<Payload> batch) throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("set local synchronous_commit = on");
      Patience.set(connection, Patience.SHORT);
      if (fence != null) {
        fence.require(connection);
      }
      statement.execute(LOCK);
      var locations = insert(connection, batch);
      connection.commit();
      return locations;
    }
  }

  private static long[] insert(Connection connection, List<Payload> batch) throws SQLException {
    long location = 0;
    var hash = new byte[Layout.HASH];
    try (var statement = connection.createStatement();
        var last = statement.executeQuery(LAST)) {
      if (last.next()) {
        location = last.getLong(1);
        hash = last.getBytes(2);
      }
    }
    var locations = new long[batch.size()];
    try (var insert = connection.prepareStatement(INSERT)) {
      for (int i = 0; i < locations.length; i++) {
        var payload = batch.get(i);
        locations[i] = ++location;
        insert.setLong(1, location);
        insert.setBytes(2, hash);
        hash = Layout.hash(hash, payload.kind, payload.bytes);
        insert.setBytes(3, hash);
        insert.setInt(4, payload.kind);
        insert.setObject(
            5, payload.recordedAt.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        insert.setBytes(6, payload.bytes);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    return locations;
  }

  @Override
  public void turn() {}

  @Override
  public void forget() {}

  @Override
  public void close() {}
}
