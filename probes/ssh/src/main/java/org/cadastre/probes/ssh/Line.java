package org.cadastre.probes.ssh;

import java.time.Duration;
import net.schmizz.sshj.SSHClient;

/// A connection that is logged in, with what guards it.
///
/// @param session hangs up when the whole conversation takes too long
record Line(SSHClient client, Dialled socket, Watchdog watchdog, Watchdog.Watch session) {
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  boolean stands() {
    return !socket.isClosed() && client.getTransport().isRunning();
  }

  /// Whether it ended because the whole conversation took too long.
  boolean timedOut() {
    return session.fired();
  }

  /// Ends it with its threads. A peer that does not read cannot hold up the farewell for long.
  void end() {
    session.close();
    var farewell = watchdog.guard(socket, FAREWELL);
    try {
      Farewell.to(client);
    } finally {
      farewell.close();
      socket.hangUp();
    }
  }
}
