package org.cadastre.runtime;

import org.cadastre.cmdb.sql.Leadership;
import org.jspecify.annotations.Nullable;

/// Whether this process is the one that runs schedules. In a home of files it is, since one daemon
/// serves a home; of the homes that share a database, one leads and the others stand by.
public final class Lead implements AutoCloseable {
  private @Nullable Leadership leadership;

  /// Asks the database, and takes the lead where nobody has it.
  public boolean has(Cadastre cadastre) {
    if (!cadastre.keeping().shared()) {
      return true;
    }
    var held = leadership;
    if (held != null && !held.held()) {
      held.close();
      held = null;
    }
    if (held == null) {
      held = cadastre.keeping().lead();
    }
    leadership = held;
    return held != null;
  }

  @Override
  public void close() {
    if (leadership != null) {
      leadership.close();
    }
  }
}
