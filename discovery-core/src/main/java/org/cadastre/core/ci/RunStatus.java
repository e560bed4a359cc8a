package org.cadastre.core.ci;

import java.util.Locale;

/// How a scan run ended, or that it has not.
public enum RunStatus {
  RUNNING,
  DONE,
  /// It ended, but some endpoints failed; coverage names them.
  PARTLY,
  /// It was stopped or its process died; what it had is kept.
  INTERRUPTED,
  /// Nothing that it said counts any more, as somebody said.
  DISOWNED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
