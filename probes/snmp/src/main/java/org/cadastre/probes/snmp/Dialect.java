package org.cadastre.probes.snmp;

import java.io.IOException;
import java.util.Optional;
import org.snmp4j.PDU;

/// Puts requests into the messages of one SNMP version and understands what comes back.
interface Dialect {
  /// A request to be filled, of the kind that this version carries.
  PDU request(int type);

  byte[] encode(PDU request) throws IOException;

  /// Empty when the message belongs to another request: a duplicate or a late answer.
  ///
  /// @throws IOException when it cannot be understood; decoding may also throw runtime exceptions
  Optional<Reply> decode(byte[] message, PDU request) throws IOException;

  /// The same for the context of a VLAN: `community@vlan`, or in version 3 `vlan-<vlan>`.
  Dialect inContext(String vlan);

  /// Whether GETBULK exists.
  boolean hasBulk();
}
