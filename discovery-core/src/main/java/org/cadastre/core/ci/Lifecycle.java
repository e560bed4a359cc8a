package org.cadastre.core.ci;

import java.util.Locale;

/// Whether an item is there, as far as anybody has proven.
public enum Lifecycle {
  ACTIVE,
  /// It stopped answering; that proves nothing yet.
  MISSING,
  /// A census that would have named it did not.
  ABSENT,
  /// Taken out by policy; its history stays.
  RETIRED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
