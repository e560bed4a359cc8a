package org.cadastre.core.schedule;

import java.util.Locale;

/// What becomes of a time that passed while nobody could scan.
public enum Misfire {
  /// It is let go; the next one comes when it is due.
  SKIP,
  /// However many passed, the scan runs once, as soon as it may.
  RUN_ONCE;

  /// As people write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @throws IllegalArgumentException on a word that is none
  public static Misfire of(String word) {
    for (var misfire : values()) {
      if (misfire.word().equals(word)) {
        return misfire;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is neither skip nor run-once");
  }
}
