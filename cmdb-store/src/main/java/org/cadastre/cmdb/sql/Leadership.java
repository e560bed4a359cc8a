package org.cadastre.cmdb.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// What only one of all processes on a PostgreSQL database may do at a time: an advisory lock of a
/// session of its own. The server gives it to another as soon as the session ends, however it ends.
public final class Leadership implements AutoCloseable {
  private static final String TRY = "select pg_try_advisory_lock(?)";
  private static final int SECONDS_TO_ANSWER = 5;

  private final Connection session;

  private Leadership(Connection session) {
    this.session = session;
  }

  /// @param of what is led
  /// @return none while another process leads
  public static Optional<Leadership> take(ServerAddress address, String of) {
    var session = new PostgresServer(address.url(), address.user(), address.password()).connect();
    boolean taken = false;
    try {
      taken = taken(session, of);
      return taken ? Optional.of(new Leadership(session)) : Optional.empty();
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    } finally {
      if (!taken) {
        end(session);
      }
    }
  }

  private static boolean taken(Connection session, String of) throws SQLException {
    try (var statement = session.prepareStatement(TRY)) {
      statement.setLong(1, AdvisoryLocks.number("cadastre leads " + of));
      try (var answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  /// Whether the session still stands; asks the server.
  public boolean held() {
    try {
      return session.isValid(SECONDS_TO_ANSWER);
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  private static void end(Connection session) {
    try {
      session.close();
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  @Override
  public void close() {
    end(session);
  }
}
