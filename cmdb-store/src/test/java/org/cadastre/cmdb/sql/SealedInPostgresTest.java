package org.cadastre.cmdb.sql;

import java.nio.file.Path;

final class SealedInPostgresTest extends SealedDecisionsContract {
  @Override
  protected Databases databases(Path directory) {
    return Databases.postgres();
  }
}
