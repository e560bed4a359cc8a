package org.cadastre.cmdb.journal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.cadastre.cmdb.ddl.Ddl;
import org.cadastre.core.store.CorruptArchiveException;

/// The journal's table as a stream of bytes: all of it as it was at one moment, and back into a
/// table that holds nothing yet.
///
/// ```
/// copy  "CADTABL" 0x01, rows, location -1, number of rows (8)
/// row   location (8), hash before (32), hash (32), kind (2), recorded_at in microseconds (8),
///       length of the payload (4), payload
/// ```
public final class TableCopy {
  private static final long MAGIC = 0x4341_4454_4142_4C01L;
  private static final long END = -1;
  private static final int AT_ONCE = 200;
  private static final String INSERT =
      "insert into journal (location, prev_hash, hash, kind, recorded_at, payload)"
          + " values (?, ?, ?, ?, ?, ?)";
  private static final String ALL =
      "select location, prev_hash, hash, kind, recorded_at, payload from journal order by location";

  private TableCopy() {}

  /// Writes every row that is there now; others may go on adding.
  ///
  /// @return how many
  /// @throws CorruptArchiveException when the chain does not hold
  public static long write(DataSource database, OutputStream to) throws IOException {
    var out = new DataOutputStream(to);
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      try {
        return write(connection, out);
      } finally {
        connection.rollback();
        connection.setReadOnly(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      }
    } catch (SQLException e) {
      throw new IOException("the table journal cannot be read: " + e.getMessage(), e);
    }
  }

  private static long write(Connection connection, DataOutputStream out)
      throws SQLException, IOException {
    out.writeLong(MAGIC);
    long count = 0;
    try (var statement = connection.createStatement()) {
      statement.setFetchSize(AT_ONCE);
      try (var found = statement.executeQuery(ALL)) {
        for (var before = Row.beforeAll(); found.next(); count++) {
          var row = TableReader.row(found);
          row.requireToContinue(before);
          write(row, out);
          before = row;
        }
      }
    }
    out.writeLong(END);
    out.writeLong(count);
    out.flush();
    return count;
  }

  private static void write(Row row, DataOutputStream out) throws IOException {
    out.writeLong(row.location);
    out.write(row.before);
    out.write(row.hash);
    out.writeShort(row.kind);
    out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, row.recordedAt));
    out.writeInt(row.payload.length);
    out.write(row.payload);
  }

  /// Puts all rows into the table, which is made when missing: all of them, or when anything is
  /// wrong with any, none.
  ///
  /// @return how many
  /// @throws CorruptArchiveException when the chain does not hold
  /// @throws IllegalStateException when the table holds something already
  public static long read(InputStream from, DataSource database) throws IOException {
    var in = new DataInputStream(from);
    if (in.readLong() != MAGIC) {
      throw new CorruptArchiveException("that is no copy of a journal");
    }
    try (var connection = database.getConnection()) {
      Ddl.run(connection, TableTail.LOCK, TableJournal.DDL);
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(TableTail.LOCK);
        requireEmpty(statement.executeQuery("select exists (select 1 from journal)"));
        long count = read(in, connection);
        connection.commit();
        return count;
      }
    } catch (SQLException e) {
      throw new IOException("the table journal cannot be written: " + e.getMessage(), e);
    }
  }

  private static void requireEmpty(ResultSet found) throws SQLException {
    try (found) {
      if (found.next() && found.getBoolean(1)) {
        throw new IllegalStateException("the database holds a journal already");
      }
    }
  }

  private static long read(DataInputStream in, Connection connection)
      throws SQLException, IOException {
    long count = 0;
    try (var insert = connection.prepareStatement(INSERT)) {
      var before = Row.beforeAll();
      for (long location = in.readLong(); location != END; location = in.readLong()) {
        var row = row(location, in);
        row.requireToContinue(before);
        add(row, insert);
        before = row;
        if (++count % AT_ONCE == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    if (in.readLong() != count) {
      throw new CorruptArchiveException("the copy of the journal is not whole");
    }
    return count;
  }

  private static Row row(long location, DataInputStream in) throws IOException {
    var before = bytes(in, Layout.HASH);
    var hash = bytes(in, Layout.HASH);
    int kind = in.readShort();
    var recordedAt = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
    int length = in.readInt();
    if (length < 0 || length > Layout.LARGEST_PAYLOAD) {
      throw new CorruptArchiveException(Row.place(location) + " has no length");
    }
    return new Row(location, before, hash, kind, recordedAt, bytes(in, length));
  }

  private static byte[] bytes(DataInputStream in, int length) throws IOException {
    var bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  private static void add(Row row, PreparedStatement insert) throws SQLException {
    insert.setLong(1, row.location);
    insert.setBytes(2, row.before);
    insert.setBytes(3, row.hash);
    insert.setInt(4, row.kind);
    insert.setObject(5, row.recordedAt.atOffset(ZoneOffset.UTC));
    insert.setBytes(6, row.payload);
    insert.addBatch();
  }
}
