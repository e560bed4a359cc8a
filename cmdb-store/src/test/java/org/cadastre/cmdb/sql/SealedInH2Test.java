package org.cadastre.cmdb.sql;

import java.nio.file.Path;

final class SealedInH2Test extends SealedDecisionsContract {
  @Override
  protected Databases databases(Path directory) {
    return Databases.file(directory);
  }
}
