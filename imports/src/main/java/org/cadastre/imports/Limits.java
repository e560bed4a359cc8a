package org.cadastre.imports;

/// How much of a file is taken for what. Files come from outside: without limits one row could be
/// all of a machine's memory.
final class Limits {
  static final long FILE_BYTES = 2L << 30;

  /// A GLPI inventory is one piece of evidence: only whole does it say what is not there.
  static final int INVENTORY_BYTES = 32 << 20;

  static final int ROW_LENGTH = 1 << 20;
  static final int FIELD_LENGTH = 64 << 10;
  static final int KEY_LENGTH = 256;
  static final int JSON_DEPTH = 50;
  static final int TRANSCRIPT_ROWS = 1_000;
  static final int TRANSCRIPT_LENGTH = 4 << 20;

  private Limits() {}
}
