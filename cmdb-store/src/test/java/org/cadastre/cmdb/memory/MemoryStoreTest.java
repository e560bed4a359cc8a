package org.cadastre.cmdb.memory;

import java.nio.file.Path;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.testkit.CmdbStoreContract;

final class MemoryStoreTest extends CmdbStoreContract {
  @Override
  protected CmdbStore open(Path directory) {
    return new MemoryStore();
  }

  /// Exempt from outliving its close: it keeps nothing beyond its process, and says so.
  @Override
  protected CmdbStore reopen(CmdbStore before, Path directory) {
    return before;
  }
}
