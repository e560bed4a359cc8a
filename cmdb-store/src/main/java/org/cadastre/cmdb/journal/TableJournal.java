package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.cadastre.cmdb.ddl.Ddl;
import org.cadastre.cmdb.shards.Fence;
import org.cadastre.core.ci.Act;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.store.CorruptArchiveException;
import org.jspecify.annotations.Nullable;

/// An archive in a table of PostgreSQL that is only ever added to: the same records and the same
/// chain as in [Journal]. Locations are consecutive, in the order of commits.
///
/// Any number of processes may append and read at the same time. Appending waits for the disk even
/// where the database is told not to (`synchronous_commit`); `fsync` is the server's own affair.
public final class TableJournal implements ChainedArchive {
  /// The class path resource that makes the table and may be run again.
  public static final String DDL = "db/journal/postgresql.sql";

  private final DataSource database;
  private final TableReader reader;
  private final Removals removals;
  private final Intake intake;
  private final Runnable onClose;

  private TableJournal(
      DataSource database, InstantSource clock, Runnable onClose, @Nullable Fence fence) {
    this.database = database;
    this.onClose = onClose;
    reader = new TableReader(database);
    removals = new Removals(new TableReader(database)::content);
    intake = new Intake(clock, new Appender(new TableTail(database, fence)));
  }

  /// Opens the journal in that database and makes its table when missing.
  ///
  /// @param database gives connections that come back as they were when closed, as those of a pool
  ///   do; each is held for one reading or writing of a group of records
  /// @param clock gives the times of arrival
  public static TableJournal open(DataSource database, InstantSource clock) {
    return open(database, clock, () -> {}, null);
  }

  /// @param onClose done when the journal is closed, such as closing the database's connections
  /// @param fence without which nothing may be appended, or null
  public static TableJournal open(
      DataSource database, InstantSource clock, Runnable onClose, @Nullable Fence fence) {
    try (var connection = database.getConnection()) {
      if (missing(connection)) {
        Ddl.run(connection, TableTail.LOCK, DDL);
      }
    } catch (SQLException e) {
      throw new UncheckedIOException(
          "the journal's table cannot be made", new IOException(e.getMessage(), e));
    }
    return new TableJournal(database, clock, onClose, fence);
  }

  private static boolean missing(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery("select to_regclass('journal') is null")) {
      return found.next() && found.getBoolean(1);
    }
  }

  @Override
  public Kept append(String run, Transcript transcript) {
    return intake.append(run, transcript);
  }

  @Override
  public KeptAct append(String actor, String reason, Act act) {
    return intake.append(actor, reason, act);
  }

  @Override
  public Entry read(long location) {
    var row = reader.row(location);
    var entry = row.entry(removals);
    if (entry == null) {
      throw new CorruptArchiveException(row.place() + " is of a kind that is not known here");
    }
    return entry;
  }

  @Override
  public Content content(long location) {
    return reader.content(location);
  }

  @Override
  public Optional<Remains> remains(long location) {
    return reader.row(location).remains(removals);
  }

  @Override
  public void after(long location, Consumer<Entry> each) {
    var before = location < 0 ? Row.beforeAll() : reader.row(location);
    for (var page = reader.behind(before.location);
        !page.isEmpty();
        page = reader.behind(before.location)) {
      for (var row : page) {
        row.requireToContinue(before);
        var entry = row.entry(removals);
        if (entry != null) {
          each.accept(entry);
        }
        before = row;
      }
    }
  }

  @Override
  public void walk(long from, long upTo, Consumer<Step> each) {
    var walk = new TableWalk(reader, removals, upTo, each);
    if (from < 0) {
      walk.fromBeginning();
    } else {
      walk.from(from);
    }
  }

  @Override
  public Thinning thinning() {
    return new TableThinning(database, reader, removals, intake);
  }

  @Override
  public String place(long location) {
    return Row.place(location);
  }

  @Override
  public void close() {
    try {
      intake.close();
    } finally {
      onClose.run();
    }
  }
}
