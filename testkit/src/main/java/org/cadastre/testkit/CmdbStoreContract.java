package org.cadastre.testkit;

import java.nio.file.Path;
import org.cadastre.core.store.CmdbStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What every store must do. A store's test extends this and says how it is opened.
public abstract class CmdbStoreContract
    implements ItemContract,
        KeyContract,
        SightingContract,
        FacetContract,
        ClaimContract,
        StateContract,
        ListContract,
        NamingContract,
        RunContract,
        ActContract,
        HostContract,
        CommitContract,
        WorkContract {
  private @Nullable Path directory;
  private @Nullable CmdbStore store;

  protected abstract CmdbStore open(Path directory);

  /// Closes a store and opens its register again.
  protected CmdbStore reopen(CmdbStore before, Path directory) {
    before.close();
    return open(directory);
  }

  @BeforeEach
  final void openStore(@TempDir Path empty) {
    directory = empty;
    store = open(empty);
  }

  @AfterEach
  final void closeStore() {
    store().close();
  }

  @Override
  public final CmdbStore store() {
    return opened(store);
  }

  @Override
  public final CmdbStore reopened() {
    var again = reopen(store(), opened(directory));
    store = again;
    return again;
  }

  private static <T> T opened(@Nullable T what) {
    if (what == null) {
      throw new IllegalStateException("the contract is run by JUnit");
    }
    return what;
  }
}
