package org.cadastre.cmdb.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/// What one database needs to be told differently from the other. Everything else is said to both
/// alike.
sealed interface Dialect permits H2File, PostgresServer {
  /// @throws org.cadastre.core.store.StoreInUseException when another process has it to itself
  Connection connect();

  /// @throws IllegalStateException when the database is not fit for a register, saying what to do
  void check(Connection connection) throws SQLException;

  /// Which database it is, in an operator's words.
  String place();

  String url();

  String user();

  String password();

  /// The type of texts that sort by code unit.
  String text();

  /// The type of bytes.
  String bytes();

  /// How many connections may be at work at once.
  int connections();

  /// Gives a new number; no two commits get the same.
  String nextCommitId();

  boolean isMissingTable(SQLException e);

  /// Whether it failed only because somebody else was at work at the same time.
  boolean isInterference(SQLException e);

  /// A text as a column can hold it; [#read] gives it back.
  String stored(String text);

  String read(String stored);

  /// Before several queries that must see one state of the register.
  void beginReading(Database database);

  /// Held for as long as a commit takes: waits for others of this process that do not wait for each
  /// other in the database.
  Turn turn();

  /// What is held until it is closed.
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /// Before a commit: waits for others that are at work on the same.
  Locks beginWriting(Database database, Collection<String> names);

  /// Before a commit with nobody else at work in the whole register.
  void beginWritingAlone(Database database);

  /// Takes the turn in which a seal is set: until the end of the commit nobody else sets one.
  void beginSealing(Database database);

  /// Runs while no other process does the same.
  void exclusively(Connection connection, Runnable work) throws SQLException;

  /// Returns once everything committed is on the disk itself.
  void sync(Database database);

  /// Gives space back, where that is worth it; nobody has the database open.
  void tidy();

  /// Whether [#tidy] would be worth it.
  boolean isUntidy(Database database);
}
