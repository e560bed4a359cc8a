package org.cadastre.cmdb.sql;

import java.util.concurrent.locks.ReentrantLock;

/// Whose turn it is on the connection: `try (var _ = turn.take()) { … }`.
///
/// H2 takes an interrupt for a failure of the file, so it is kept from it and given back
/// afterwards.
final class Turn implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();

  private boolean interrupted;

  Turn take() {
    lock.lock();
    interrupted = Thread.interrupted();
    return this;
  }

  /// Gives the turn back.
  @Override
  public void close() {
    boolean giveBack = interrupted;
    lock.unlock();
    if (giveBack) {
      Thread.currentThread().interrupt();
    }
  }
}
