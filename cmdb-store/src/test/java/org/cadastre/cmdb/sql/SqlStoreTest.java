package org.cadastre.cmdb.sql;

import java.nio.file.Path;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.testkit.CmdbStoreContract;

final class SqlStoreTest extends CmdbStoreContract {
  @Override
  protected CmdbStore open(Path directory) {
    return SqlStore.open(directory);
  }
}
