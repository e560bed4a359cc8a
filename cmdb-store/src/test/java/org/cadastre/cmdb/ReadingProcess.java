package org.cadastre.cmdb;

import java.nio.file.Path;
import java.util.List;
import org.cadastre.cmdb.sql.SqlStore;
import org.cadastre.core.store.CiQuery;
import org.cadastre.testkit.Samples;

/// A process that lists a register; its exit status is the number of items.
final class ReadingProcess {
  private ReadingProcess() {}

  public static void main(String[] arguments) {
    int items;
    try (var store = SqlStore.open(Path.of(arguments[0]))) {
      items = store.list(new CiQuery(List.of(), false, false), Samples.hour(1)).size();
    }
    System.exit(items);
  }
}
