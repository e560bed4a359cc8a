package org.cadastre.core.scan;

import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Transcript;

/// What became of one endpoint in a scan.
public sealed interface Result {
  Endpoint endpoint();

  /// A conversation was held, perhaps cut short; its transcript tells.
  record Talked(Transcript transcript, String credential) implements Result {
    @Override
    public Endpoint endpoint() {
      return transcript.endpoint();
    }
  }

  /// No conversation.
  ///
  /// @param alive something at that address did answer
  record Failed(Endpoint endpoint, Outcome outcome, boolean alive, String reason)
      implements Result {}

  /// We failed, not the device.
  record Faulted(Endpoint endpoint, RuntimeException fault) implements Result {}
}
