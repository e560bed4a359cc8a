package org.cadastre.core.probe;

import org.cadastre.core.evidence.Outcome;

/// What became of the attempt to open a session.
public sealed interface Contact {

  /// A session stands.
  ///
  /// @param credential the name of the credential that was accepted, empty when none was needed
  record Opened(Session session, String credential) implements Contact {}

  /// No session.
  ///
  /// @param outcome never [Outcome#COMPLETE]
  /// @param alive something at that address did answer, so that silence cannot mean "nobody there"
  /// @param reason for an operator: what happened and what to do; holds no secret
  record Failed(Outcome outcome, boolean alive, String reason) implements Contact {}
}
