package org.cadastre.cmdb.sql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/// Connections, handed to threads in turns: `try (var session = sessions.take()) { … }`.
///
/// A thread that has one and takes another gets the same: what is read during a commit is read
/// within it. Drivers take an interrupt for a failure of file or network, so it is kept from them
/// and given back afterwards.
final class Sessions implements AutoCloseable {
  private final Dialect dialect;
  private final Semaphore turns;
  private final ConcurrentLinkedDeque<Database> idle = new ConcurrentLinkedDeque<>();
  private final Map<Thread, Session> taken = new ConcurrentHashMap<>();

  /// @param first a connection that is open already
  Sessions(Dialect dialect, Database first) {
    this.dialect = dialect;
    turns = new Semaphore(dialect.connections(), true);
    idle.add(first);
  }

  Session take() {
    var own = taken.get(Thread.currentThread());
    if (own == null) {
      turns.acquireUninterruptibly();
      own = begin();
      taken.put(Thread.currentThread(), own);
    }
    own.depth++;
    return own;
  }

  private Session begin() {
    boolean interrupted = Thread.interrupted();
    boolean begun = false;
    try {
      var known = idle.poll();
      var session = new Session(known == null ? Database.of(dialect) : known, interrupted);
      begun = true;
      return session;
    } finally {
      if (!begun) {
        end(interrupted);
      }
    }
  }

  private void end(boolean interrupted) {
    turns.release();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Closes what nobody is using.
  @Override
  public void close() {
    for (var database = idle.poll(); database != null; database = idle.poll()) {
      database.close();
    }
  }

  /// A thread's turn on a connection.
  final class Session implements AutoCloseable {
    private final Database database;
    private final boolean interrupted;
    private int depth;

    private Session(Database database, boolean interrupted) {
      this.database = database;
      this.interrupted = interrupted;
    }

    Database database() {
      return database;
    }

    /// Whether this thread had it before.
    boolean nested() {
      return depth > 1;
    }

    /// Ends the transaction, undoing what was not committed, and gives the turn back. A connection
    /// that cannot even do that is not used again.
    @Override
    public void close() {
      if (--depth > 0) {
        return;
      }
      taken.remove(Thread.currentThread());
      boolean usable = false;
      try {
        database.rollback();
        idle.push(database);
        usable = true;
      } finally {
        if (!usable) {
          database.abandon();
        }
        end(interrupted);
      }
    }
  }
}
