package org.cadastre.runtime;

import java.util.Optional;
import org.cadastre.cmdb.sql.Adversity;

/// What is nobody's fault: a disk without room, a database that is away.
public final class Misfortune {
  private Misfortune() {}

  /// What to do, where one of these is behind a failure.
  public static Optional<String> advice(Throwable failure) {
    return Adversity.behind(failure).map(Adversity::advice);
  }
}
