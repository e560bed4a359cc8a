package org.cadastre.cmdb.sql;

import org.jspecify.annotations.Nullable;

/// Numbers that one commit gives to the rows it adds; later commits give higher ones.
final class Numbers {
  private static final int PLACES = 20;

  private final Database database;
  private @Nullable Long commit;
  private int decisions;
  private long block;
  private int taken = 1 << PLACES;

  Numbers(Database database) {
    this.database = database;
  }

  /// The commit's own.
  long commit() {
    if (commit == null) {
      commit = database.number(database.dialect().nextCommitId());
    }
    return commit;
  }

  /// Another one for a row.
  long next() {
    if (taken == 1 << PLACES) {
      block = block == 0 ? commit() : database.number(database.dialect().nextCommitId());
      taken = 0;
    }
    return block << PLACES | taken++;
  }

  /// The number of a row of table `decision`: the commit's own, and a place in it.
  long decision() {
    if (decisions == 1 << PLACES) {
      throw new IllegalStateException("a commit decides about too many items at once");
    }
    return first(commit()) + decisions++;
  }

  /// Where the numbers begin that a commit may give to decisions.
  static long first(long commit) {
    return commit << PLACES;
  }

  static long commitOf(long number) {
    return number >> PLACES;
  }
}
