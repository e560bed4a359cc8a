package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.cadastre.cmdb.ddl.Ddl;
import org.cadastre.cmdb.journal.ChainedArchive.Step;
import org.cadastre.core.ci.MalformedTextException;
import org.cadastre.core.store.CorruptArchiveException;
import org.cadastre.core.store.StoreInUseException;
import org.cadastre.core.store.TranscriptArchive.Kept;

/// Lets the words of transcripts go from the journal's table: what is left of each takes its
/// payload's place, in the transaction of all that one removal names. The room is free for others
/// once the database has cleaned up behind itself (`vacuum`).
final class TableThinning extends Thinning {
  /// The number is `CADTHIN` 0x01 in ASCII.
  private static final String LOCK = "select pg_try_advisory_lock(4846229802808069633)";

  private static final String UNLOCK = "select pg_advisory_unlock(4846229802808069633)";

  /// Whether the table's triggers know of removals; those of an older Cadastre refuse them.
  private static final String GUARDED =
      "select exists (select 1 from pg_trigger where tgrelid = 'journal'::regclass"
          + " and tgname = 'journal_is_not_changed')";

  private static final String LEFT =
      "select location from journal where location = any (?) and kind = 1 order by location";
  private static final String REMOVE =
      "update journal set kind = 5, payload = ? where location = ? and kind = 1 and hash = ?";

  private final DataSource database;
  private final TableReader reader;
  private final Removals removals;

  TableThinning(DataSource database, TableReader reader, Removals removals, Intake intake) {
    super(intake);
    this.database = database;
    this.reader = reader;
    this.removals = removals;
  }

  @Override
  public void transcripts(Instant before, Consumer<Worded> each) {
    long location = 0;
    for (var page = reader.transcriptsBehind(location, before);
        !page.isEmpty();
        page = reader.transcriptsBehind(location, before)) {
      for (var row : page) {
        row.requireWhole();
        if (row.entry(removals) instanceof Kept kept) {
          each.accept(new Worded(kept, link(row), row.payload.length));
        }
        location = row.location;
      }
    }
  }

  private Step.Link link(Row row) {
    try {
      if (row.step(removals) instanceof Step.Link link) {
        return link;
      }
      throw new CorruptArchiveException(row.place() + " was removed");
    } catch (Payload.UnreadableException e) {
      throw new CorruptArchiveException(row.place() + " is damaged: " + e.getMessage());
    }
  }

  @Override
  public void removals(Consumer<Removal> each) {
    byRow((_, removal) -> each.accept(removal));
  }

  private interface ByRow {
    void removal(Row row, Removal removal) throws SQLException;
  }

  private void byRow(ByRow each) {
    long location = 0;
    try {
      for (var page = reader.removalsBehind(location);
          !page.isEmpty();
          page = reader.removalsBehind(location)) {
        for (var row : page) {
          row.requireWhole();
          each.removal(row, removal(row));
          location = row.location;
        }
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static Removal removal(Row row) {
    try {
      return Removal.parse(row.content().text());
    } catch (MalformedTextException e) {
      throw new CorruptArchiveException(row.place() + " cannot be read: " + e.getMessage());
    }
  }

  @Override
  public String reading(long location) {
    return reader.content(location).text();
  }

  @Override
  public void thin() {
    try (var connection = database.getConnection()) {
      if (!asked(connection, LOCK)) {
        throw new StoreInUseException(
            "another process is removing transcripts", new IOException("locked"));
      }
      try {
        if (!asked(connection, GUARDED)) {
          Ddl.run(connection, TableTail.LOCK, TableJournal.DDL);
        }
        connection.setAutoCommit(false);
        byRow((row, removal) -> thin(connection, row.location, removal));
      } finally {
        connection.rollback();
        asked(connection, UNLOCK);
        connection.commit();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static boolean asked(Connection connection, String question) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(question)) {
      return found.next() && found.getBoolean(1);
    }
  }

  private void thin(Connection connection, long location, Removal removal) throws SQLException {
    var left = left(connection, removal);
    if (left.isEmpty()) {
      return;
    }
    try (var statement = connection.createStatement();
        var remove = connection.prepareStatement(REMOVE)) {
      statement.execute("set local synchronous_commit = on");
      for (long of : left) {
        var row = reader.row(of);
        remove.setBytes(1, stub(row, location));
        remove.setLong(2, of);
        remove.setBytes(3, row.hash);
        remove.addBatch();
      }
      remove.executeBatch();
    }
    connection.commit();
  }

  private static List<Long> left(Connection connection, Removal removal) throws SQLException {
    var left = new ArrayList<Long>();
    try (var ask = connection.prepareStatement(LEFT)) {
      var named = removal.gone().stream().map(Removal.Gone::location).toArray(Long[]::new);
      ask.setArray(1, connection.createArrayOf("bigint", named));
      try (var found = ask.executeQuery()) {
        while (found.next()) {
          left.add(found.getLong(1));
        }
      }
    }
    return left;
  }

  private byte[] stub(Row row, long removal) {
    var link = link(row);
    var stub = new Stub((byte) row.kind, link.content(), removal);
    try {
      removals.require(row.location, stub, link.hash());
      return stub.bytes();
    } catch (Payload.UnreadableException e) {
      throw new CorruptArchiveException(row.place() + " cannot be removed: " + e.getMessage());
    }
  }

  @Override
  public long size() {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var found =
            statement.executeQuery("select coalesce(sum(octet_length(payload)), 0) from journal")) {
      return found.next() ? found.getLong(1) : 0;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static UncheckedIOException failed(SQLException e) {
    return new UncheckedIOException(
        "the words of transcripts cannot be removed", new IOException(e.getMessage(), e));
  }
}
