package org.cadastre.cmdb.sql;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.testkit.CmdbStoreContract;

final class PostgresStoreTest extends CmdbStoreContract {
  private final Map<Path, ServerAddress> addresses = new HashMap<>();

  @Override
  protected CmdbStore open(Path directory) {
    return SqlStore.open(addresses.computeIfAbsent(directory, _ -> Databases.postgresWithTables()));
  }
}
