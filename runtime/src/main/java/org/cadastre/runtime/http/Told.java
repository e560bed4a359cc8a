package org.cadastre.runtime.http;

import java.lang.System.Logger.Level;

/// Is told what happens at the doors, for the daemon's log.
@FunctionalInterface
public interface Told {
  /// @param details names and values in turn
  void tell(Level level, String what, Object... details);
}
