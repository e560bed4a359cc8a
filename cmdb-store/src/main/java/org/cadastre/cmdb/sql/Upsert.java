package org.cadastre.cmdb.sql;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Puts rows whether or not they are there, both statements taking the same arguments in the same
/// order. For the few rows of which each is looked for alone: it is updated, or else inserted.
record Upsert(String update, String insert) {

  /// A row's arguments.
  static final class Row {
    private final @Nullable Object[] arguments;

    Row(@Nullable Object... arguments) {
      this.arguments = arguments;
    }
  }

  void put(Database database, Collection<Row> rows) {
    for (var row : rows) {
      if (database.update(update, row.arguments) == 0) {
        database.update(insert, row.arguments);
      }
    }
  }

  /// The same for many rows, of which is known whether they are there.
  final class Batches {
    private final Batch updates;
    private final Batch inserts;

    Batches(Database database) {
      updates = database.batch(update);
      inserts = database.batch(insert);
    }

    void put(boolean known, @Nullable Object... arguments) {
      (known ? updates : inserts).add(arguments);
    }

    void run() {
      updates.run();
      inserts.run();
    }
  }
}
