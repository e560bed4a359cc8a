package org.cadastre.cmdb.sql;

/// Texts that begin alike, as a range of an index: from the prefix itself up to its end.
final class Prefix {
  private Prefix() {}

  /// Comes after every text that begins with the prefix.
  static String end(String prefix) {
    return prefix + Character.MAX_VALUE;
  }
}
