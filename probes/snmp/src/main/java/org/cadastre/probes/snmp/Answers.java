package org.cadastre.probes.snmp;

import java.util.Optional;
import org.snmp4j.PDU;

/// Tells an answer to a request from the rest.
final class Answers {
  private Answers() {}

  /// Empty when the message is no response or answers another request.
  static Optional<Reply> to(PDU request, PDU received) {
    return received.getType() == PDU.RESPONSE
            && received.getRequestID().equals(request.getRequestID())
        ? Optional.of(new Reply.Response(received))
        : Optional.empty();
  }
}
