package org.cadastre.probes.snmp;

import org.cadastre.core.evidence.Outcome;

/// What came of offering one credential.
sealed interface Greeting {

  /// The agent answered to it.
  record Welcome(Dialect dialect) implements Greeting {}

  /// Nothing came back; with communities that is also how an agent refuses.
  record Unanswered(String version) implements Greeting {}

  /// Something came back, but not an answer; or nothing can.
  ///
  /// @param alive see [org.cadastre.core.probe.Contact.Failed]
  /// @param lasting other credentials cannot change it
  record Rejected(Outcome outcome, boolean alive, String reason, boolean lasting)
      implements Greeting {}
}
