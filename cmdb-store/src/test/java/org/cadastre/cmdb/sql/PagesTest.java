package org.cadastre.cmdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  /// By the statistics every item has the same root, which is nobody's.
  @Test
  void partsAreLookedUpWhereNoItemHasAny() {
    var postgres = Databases.postgres();
    try (var store = postgres.open()) {
      postgres.execute(
          """
          insert into item (id, root, ci_class, name, name_folded, lifecycle, first_seen, last_seen,
            fresh_until, disputes)
          select 'c-' || x, '', 'server', 'web', 'web', 'ACTIVE', 0, 0, 0, 0
          from generate_series(1, 5000) x
          """);
      postgres.execute("analyze item");
      var plan =
          store.reading(database -> {
            var lines = new ArrayList<String>();
            try (var rows = database.queryEach("explain " + Items.PARTS, List.of("c-1", "c-2"))) {
              while (rows.next()) {
                lines.add(rows.text(1));
              }
            }
            return String.join("\n", lines);
          });
      assertThat(plan).contains("item_root", "Index Cond").doesNotContain("Join Filter");
    }
  }
}
