package org.cadastre.cmdb.sql;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.cadastre.cmdb.sql.Locks.ContendedException;
import org.cadastre.cmdb.sql.Locks.TooManyLocksException;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.store.CmdbView;

/// Works out changes and writes them in one transaction, again where somebody got in the way.
final class Transactions {
  private static final ChangeSet NOTHING = new ChangeSet(List.of());
  private static final int MOST_ATTEMPTS = 12;
  private static final long LONGEST_PAUSE_MILLIS = 50;

  private final Dialect dialect;
  private final Sessions sessions;

  Transactions(Dialect dialect, Sessions sessions) {
    this.dialect = dialect;
    this.sessions = sessions;
  }

  /// Beside others, unless they get in the way all the time.
  ///
  /// @return what was written
  ChangeSet commit(Collection<Key> keys, Function<CmdbView, ChangeSet> work) {
    var names = new HashSet<>(Locks.ofKeys(keys));
    for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        return attempt(database -> dialect.beginWriting(database, names), work);
      } catch (ContendedException e) {
        names.addAll(e.names());
      } catch (TooManyLocksException _) {
        return alone(work);
      } catch (DatabaseException e) {
        requireInterference(e);
        pause(attempt);
      }
    }
    return alone(work);
  }

  /// With nobody else at work in the whole register.
  ChangeSet alone(Function<CmdbView, ChangeSet> work) {
    return attempt(
        database -> {
          dialect.beginWritingAlone(database);
          return Locks.NONE;
        },
        work);
  }

  private ChangeSet attempt(
      Function<Database, Locks> beginning, Function<CmdbView, ChangeSet> work) {
    try (var session = sessions.take();
        var _ = dialect.turn()) {
      if (session.nested()) {
        throw new IllegalStateException("a commit within a commit");
      }
      var database = session.database();
      var locks = beginning.apply(database);
      var changes = work.apply(new SqlView(database, locks));
      locks.take(changes);
      boolean written = new Writer(database).write(changes);
      database.commit();
      return written ? changes : NOTHING;
    }
  }

  private void requireInterference(DatabaseException e) {
    if (!dialect.isInterference(e.failure())) {
      throw e;
    }
  }

  /// The others' turn, for a moment that is not the same for all.
  private static void pause(int attempt) {
    long most = Math.min(LONGEST_PAUSE_MILLIS, 1L << attempt);
    LockSupport.parkNanos(
        TimeUnit.MILLISECONDS.toNanos(1 + ThreadLocalRandom.current().nextLong(most)));
  }
}
