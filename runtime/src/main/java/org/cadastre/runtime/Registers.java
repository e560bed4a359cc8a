package org.cadastre.runtime;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cadastre.cmdb.sql.SqlStore;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.StoreInUseException;

/// Opens a home's register for a moment at a time, so that several processes can take turns: an
/// administrator reads while a scan writes.
final class Registers {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Home home;
  private final Keeping keeping;
  private final Turns turns;
  private final Consumer<CmdbStore> filling;

  /// @param filling enters what is archived into a register whose tables an older Cadastre made
  Registers(Home home, Keeping keeping, Consumer<CmdbStore> filling) {
    this.home = home;
    this.keeping = keeping;
    this.turns = new Turns(home);
    this.filling = filling;
  }

  <T> T ask(Function<? super SqlStore, T> work) {
    try (var store = open()) {
      return work.apply(store);
    }
  }

  void tell(Consumer<CmdbStore> work) {
    try (var store = open()) {
      work.accept(store);
    }
  }

  /// @throws RefusedException when there is no home
  void requireHome() {
    if (!home.exists()) {
      throw new RefusedException(
          "there is no home at " + home.directory() + "; 'cadastre init' makes one");
    }
  }

  /// Waits for its turn.
  ///
  /// @throws RefusedException when another process keeps the register for too long
  SqlStore open() {
    requireHome();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return filled(keeping.register());
      } catch (StoreInUseException e) {
        if (System.nanoTime() > deadline) {
          throw new RefusedException(
              "another process has kept the register in "
                  + home.database()
                  + " for "
                  + PATIENCE.toSeconds()
                  + " s; try again when it has finished");
        }
        turns.await();
      }
    }
  }

  /// Whether another process waits for the register that we have open.
  boolean wanted() {
    return turns.wanted();
  }

  private SqlStore filled(SqlStore store) {
    if (store.renewed()) {
      try {
        filling.accept(store);
      } catch (RuntimeException e) {
        store.close();
        throw e;
      }
    }
    return store;
  }
}
