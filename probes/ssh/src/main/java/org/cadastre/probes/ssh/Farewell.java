package org.cadastre.probes.ssh;

import java.io.IOException;
import net.schmizz.sshj.SSHClient;

/// Ends a client of the SSH library with its threads.
final class Farewell {
  private Farewell() {}

  static void to(SSHClient client) {
    try {
      client.disconnect();
    } catch (IOException _) {
      // It closes the connection before it complains that there was none.
      return;
    }
  }
}
