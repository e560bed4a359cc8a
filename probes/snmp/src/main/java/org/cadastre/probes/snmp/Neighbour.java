package org.cadastre.probes.snmp;

import java.util.List;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.jspecify.annotations.Nullable;

/// What a device on the other end of a link announced of itself.
///
/// @param protocol `lldp`, `cdp` …
/// @param port the interface on which it was heard, or null when that cannot be told
/// @param name what it calls itself; empty when it does not
/// @param remotePort what it calls the port that it speaks from; empty when it does not
/// @param ciClass the most specific class that its announced capabilities allow
/// @param keys by which it may be told; a name is none
/// @param exchange where in the transcript, from 0
record Neighbour(
    String protocol,
    @Nullable Interface port,
    String name,
    String remotePort,
    String ciClass,
    List<Key> keys,
    int exchange) {
  Neighbour {
    keys = List.copyOf(keys);
  }

  boolean known() {
    return !keys.isEmpty();
  }

  /// The neighbour as an item that may be met again, or be known already.
  Subject subject() {
    return new Subject(ciClass, label(), keys);
  }

  private String label() {
    if (!name.isEmpty()) {
      return name;
    }
    return keys.isEmpty() ? "?" : keys.getFirst().value();
  }

  /// In a line: `core-1 Gi1/0/3 (lldp)`.
  String text() {
    return label() + (remotePort.isEmpty() ? "" : " " + remotePort) + " (" + protocol + ")";
  }

  /// Whether it forwards for others, so that what is heard behind it does not hang on this port.
  boolean forwards() {
    return ciClass.equals(NeighbourClass.NETWORK_DEVICE) || ciClass.equals(NeighbourClass.AP);
  }
}
