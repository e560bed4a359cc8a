package org.cadastre.core.rules;

import java.util.Locale;

/// Settles a contest by what is said and when, whoever says it.
public enum Dynamic {
  /// What was said first.
  FIRST,
  /// What was observed last.
  LAST,
  /// What most sources say; those that copy from one upstream count once.
  MOST_REPORTED,
  /// The largest number, or the last text in order.
  LARGEST,
  /// The smallest number, or the first text in order.
  SMALLEST;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
