package org.cadastre.runtime;

import java.util.concurrent.locks.LockSupport;
import org.cadastre.cmdb.sql.SqlStore;

/// A register that is held for long work, and given up in between when others want it.
final class HeldRegister implements AutoCloseable {
  private static final int SELDOM = 64;

  private final Registers registers;
  private SqlStore store;
  private int asked;

  HeldRegister(Registers registers) {
    this.registers = registers;
    this.store = registers.open();
  }

  SqlStore store() {
    return store;
  }

  /// To be called often, and where nothing is half done: the register may be another's meanwhile.
  void giveWay() {
    if (++asked % SELDOM == 0 && registers.wanted()) {
      store.close();
      LockSupport.parkNanos(Committer.GAP.toNanos());
      store = registers.open();
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
