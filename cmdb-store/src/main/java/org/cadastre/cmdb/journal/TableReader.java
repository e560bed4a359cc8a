package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.cadastre.core.store.CorruptArchiveException;

/// Reads rows of the journal's table, in groups that fit into memory.
record TableReader(DataSource database) {
  private static final String COLUMNS = "location, prev_hash, hash, kind, recorded_at, payload";
  private static final String PAGE = page("location > ?");
  private static final String REMOVALS = page("location > ? and kind = 4");
  private static final String TRANSCRIPTS = page("location > ? and kind = 1 and recorded_at < ?");

  private static String page(String where) {
    return "select "
        + COLUMNS
        + " from (select "
        + COLUMNS
        + ", sum(octet_length(payload)) over (order by location) - octet_length(payload) as size"
        + " from (select * from journal where "
        + where
        + " order by location limit 500) page)"
        + " sized where size < 8000000 order by location";
  }

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

  /// The next removals, in order.
  List<Row> removalsBehind(long location) {
    return rows(REMOVALS, location);
  }

  /// The next transcripts that were recorded before then, in order.
  List<Row> transcriptsBehind(long location, Instant before) {
    return rows(TRANSCRIPTS, location, before.atOffset(ZoneOffset.UTC));
  }

  /// The next ones in order, whatever they are like; none at the end.
  List<Row> behind(long location) {
    return rows(PAGE, location);
  }

  private List<Row> rows(String query, Object... parameters) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
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
