package org.cadastre.probes.snmp;

import java.time.Duration;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;

/// What came of one request.
sealed interface Reply {

  /// The agent answered; its error-status may still say no.
  record Response(PDU pdu) implements Reply {}

  /// The agent's security subsystem says why it will not (RFC 3414, section 3.2).
  record Report(OID reason) implements Reply {}

  /// Something came from that very address and port, but it was no answer to this request.
  record Garbled(String why) implements Reply {}

  /// The request could not be sent at all.
  record Unsent(String why) implements Reply {}

  /// Nothing came.
  record Silence(Duration waited) implements Reply {}
}
