package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.cadastre.core.store.CorruptArchiveException;

/// Reads rows of the journal's table, in groups that fit into memory.
record TableReader(DataSource database) {
  private static final String COLUMNS = "location, prev_hash, hash, kind, recorded_at, payload";
  private static final String PAGE =
      "select "
          + COLUMNS
          + " from (select "
          + COLUMNS
          + ", sum(octet_length(payload)) over (order by location) - octet_length(payload) as size"
          + " from (select * from journal where location > ? order by location limit 500) page)"
          + " sized where size < 8000000 order by location";

  /// @throws CorruptArchiveException when there is no whole row of that location
  Row row(long location) {
    var found = rows("select " + COLUMNS + " from journal where location = ?", location);
    if (found.isEmpty()) {
      throw new CorruptArchiveException("the table journal has no row " + location);
    }
    found.getFirst().requireWhole();
    return found.getFirst();
  }

  /// What the row of that location holds.
  ///
  /// @throws CorruptArchiveException when there is no whole one, or only what is left of it
  ChainedArchive.Content content(long location) {
    return row(location).content();
  }

  /// The next ones of a kind, in order.
  List<Row> behind(long location, byte kind) {
    return rows(
        "select "
            + COLUMNS
            + " from journal where location > ? and kind = "
            + kind
            + " order by location limit 20",
        location);
  }

  /// The next ones in order, whatever they are like; none at the end.
  List<Row> behind(long location) {
    return rows(PAGE, location);
  }

  private List<Row> rows(String query, long location) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(query)) {
      statement.setLong(1, location);
      return rows(statement);
    } catch (SQLException e) {
      throw new UncheckedIOException(
          "the table journal cannot be read", new IOException(e.getMessage(), e));
    }
  }

  private static List<Row> rows(PreparedStatement statement) throws SQLException {
    var rows = new ArrayList<Row>();
    try (var found = statement.executeQuery()) {
      while (found.next()) {
        rows.add(row(found));
      }
    }
    return rows;
  }

  static Row row(ResultSet found) throws SQLException {
    return new Row(
        found.getLong(1),
        found.getBytes(2),
        found.getBytes(3),
        found.getInt(4),
        found.getObject(5, OffsetDateTime.class).toInstant(),
        found.getBytes(6));
  }
}
