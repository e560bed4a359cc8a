package org.cadastre.runtime;

import java.util.Optional;

/// Looks at the runs that processes of a home are at, without opening the register.
public record Following(Home home) {

  /// Whether a living process is at that run.
  public boolean alive(String run) {
    return RunLock.held(home, run);
  }

  /// How far it is, as its process last said.
  public Optional<RunProgress> progress(String run) {
    return ProgressFile.read(home, run);
  }
}
