package org.cadastre.cmdb.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.cadastre.core.store.StoreInUseException;
import org.h2.api.ErrorCode;
import org.h2.jdbc.JdbcConnection;

/// A database file of H2: all that is said to H2 and would not be said to another database.
record H2File(Path file) implements Dialect {
  /// File channels are reopened when the thread that used them was interrupted.
  private static final String PREFIX = "jdbc:h2:retry:";

  /// Written at once; closed by us and not by a shutdown hook; no trace file. Closing does not tidy
  /// up, which takes half a second even after mere reading. Long texts stand in their rows.
  private static final String SETTINGS =
      ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0"
          + ";MAX_LENGTH_INPLACE_LOB="
          + (1 << 20)
          + ";MAX_COMPACT_TIME=";

  private static final int TIDYING_MILLIS = 1_000;
  private static final String WASTE =
      """
      select cast(setting_value as bigint) from information_schema.settings
      where setting_name in ('info.FILE_SIZE', 'info.CHUNKS_FILL_RATE') order by setting_name
      """;
  private static final int WORTHWHILE_FILL_PERCENT = 50;
  private static final long WORTHWHILE_SIZE = 32L << 20;

  /// By file; no other process has it open.
  private static final ConcurrentMap<Path, ReentrantLock> WRITING = new ConcurrentHashMap<>();

  /// @throws IllegalArgumentException when H2 would read settings out of the directory's name
  static H2File in(Path directory) {
    var path = directory.toAbsolutePath().normalize();
    if (path.toString().indexOf(';') >= 0) {
      throw new IllegalArgumentException(
          "a register's directory must not have ';' in its name: " + path);
    }
    return new H2File(path.resolve("cadastre"));
  }

  boolean exists() {
    return Files.exists(content());
  }

  private Path content() {
    return file.resolveSibling(file.getFileName() + ".mv.db");
  }

  /// Takes the place of another, at once; nobody may have this one open.
  void replace(H2File other) throws IOException {
    Files.move(
        content(),
        other.content(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public String url() {
    return PREFIX + file + SETTINGS + 0;
  }

  @Override
  public String user() {
    return "cadastre";
  }

  @Override
  public String password() {
    return "";
  }

  @Override
  public void check(Connection connection) {}

  @Override
  public String text() {
    return "varchar";
  }

  @Override
  public String bytes() {
    return "varbinary";
  }

  @Override
  public int connections() {
    return 1;
  }

  @Override
  public String nextCommitId() {
    return "select next value for commit_id";
  }

  /// @throws StoreInUseException when another process has it open
  @Override
  public Connection connect() {
    return connect(url());
  }

  private Connection connect(String url) {
    var properties = new Properties();
    properties.setProperty("user", user());
    properties.setProperty("password", password());
    try {
      return new JdbcConnection(url, properties, null, null, false);
    } catch (SQLException e) {
      if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        throw new StoreInUseException("another process has the register open: " + file, e);
      }
      throw DatabaseException.of(e);
    }
  }

  /// Whether most of a file that is not small is free: H2 only ever writes to fresh places.
  @Override
  public boolean isUntidy(Database database) {
    try (var rows = database.query(WASTE)) {
      return rows.next()
          && rows.number(1) < WORTHWHILE_FILL_PERCENT
          && rows.next()
          && rows.number(1) > WORTHWHILE_SIZE;
    }
  }

  /// Gives free space back, for about a second at most; nobody may have the file open.
  @Override
  public void tidy() {
    try {
      connect(PREFIX + file + SETTINGS + TIDYING_MILLIS).close();
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  @Override
  public boolean isMissingTable(SQLException e) {
    return e.getErrorCode() == ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1
        || e.getErrorCode() == ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1;
  }

  /// Nobody else is.
  @Override
  public boolean isInterference(SQLException e) {
    return false;
  }

  @Override
  public String stored(String text) {
    return text;
  }

  @Override
  public String read(String stored) {
    return stored;
  }

  /// There is one connection, and whoever has it is alone.
  @Override
  public void beginReading(Database database) {}

  /// A store has one connection, but a process may have several stores on one file: a daemon that
  /// scans, and is asked to stop.
  @Override
  public Turn turn() {
    var writing = WRITING.computeIfAbsent(file, _ -> new ReentrantLock());
    writing.lock();
    return writing::unlock;
  }

  @Override
  public Locks beginWriting(Database database, Collection<String> names) {
    return Locks.NONE;
  }

  @Override
  public void beginWritingAlone(Database database) {}

  @Override
  public void beginSealing(Database database) {}

  @Override
  public void exclusively(Connection connection, Runnable work) {
    work.run();
  }

  @Override
  public void sync(Database database) {
    database.update("checkpoint sync");
  }
}
