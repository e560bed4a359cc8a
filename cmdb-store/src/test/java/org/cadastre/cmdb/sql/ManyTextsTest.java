package org.cadastre.cmdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An estate has more hosts than a database takes in one array.
class ManyTextsTest {
  @Test
  void asManyAreAskedForAsThereAre(@TempDir Path directory) {
    var texts = new ArrayList<String>();
    for (int i = 0; i < 70_001; i++) {
      texts.add("t" + i);
    }
    try (var store = SqlStore.open(directory)) {
      var sql = "select v.id from unnest(?) as v(id)";
      assertThat(told(store, sql, texts)).containsExactlyInAnyOrderElementsOf(texts);
      assertThat(told(store, sql, List.of())).isEmpty();
      assertThat(told(store, sql, new HashSet<>(List.of("one")))).containsExactly("one");
      var after = "select v.id from unnest(?) as v(id) where v.id like ?";
      assertThat(told(store, after, texts, "t7000%")).containsExactlyInAnyOrder("t7000", "t70000");
    }
  }

  private static List<String> told(
      SqlStore store, String sql, Collection<String> texts, Object... after) {
    return store.reading(database -> {
      var told = new ArrayList<String>();
      try (var rows = database.queryEach(sql, texts, after)) {
        while (rows.next()) {
          told.add(rows.text(1));
        }
      }
      return told;
    });
  }
}
