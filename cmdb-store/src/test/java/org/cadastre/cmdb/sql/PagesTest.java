package org.cadastre.cmdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {
  @TempDir private Path directory = Path.of("");

  /// Sorted anew for each page, an estate costs the square of its size.
  @Test
  void aPageOfHostsIsReadInTheOrderOfAnIndex() {
    try (var store = SqlStore.open(directory)) {
      var plan =
          store.reading(database -> {
            try (var rows = database.query("explain " + Items.PAGE, "c-0", 10)) {
              rows.next();
              return rows.text(1);
            }
          });
      assertThat(plan).contains("ITEM_ROOT").contains("/* index sorted */");
    }
  }
}
