package org.cadastre.probes.snmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cadastre.core.net.Addresses;

/// Whose frames a bridge has lately seen arrive on which port (Q-BRIDGE-MIB, BRIDGE-MIB), and which
/// addresses they use (ipNetToMediaTable, ipNetToPhysicalTable).
///
/// Such tables age: what is missing proves nothing. A port behind which several are heard, or
/// another bridge, says nothing of where each of them is plugged in.
final class Attachments {
  static final String FORWARDING_BY_VLAN = "1.3.6.1.2.1.17.7.1.2.2.1.2";
  static final String FORWARDING = "1.3.6.1.2.1.17.4.3.1.2";
  private static final String ARP = "1.3.6.1.2.1.4.22.1.2";
  private static final String NEIGHBOUR_DISCOVERY = "1.3.6.1.2.1.4.35.1.4";

  static final List<String> COLUMNS = List.of(FORWARDING_BY_VLAN, FORWARDING);
  static final List<String> ADDRESSES = List.of(ARP, NEIGHBOUR_DISCOVERY);

  private static final int MAC_OCTETS = 6;

  /// Who is heard on a port.
  ///
  /// @param vlan 0 when the bridge does not tell
  record Heard(String mac, long vlan, int exchange) {}

  private final Ports ports;
  private final Map<Long, Map<String, Heard>> byPort = new TreeMap<>();
  private final Map<String, String> addressOf = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  Attachments(Variables variables, Ports ports) {
    this.ports = ports;
    variables.column(ARP).forEach((row, mac) -> resolved(row, mac, 1, false));
    variables.column(NEIGHBOUR_DISCOVERY).forEach((row, mac) -> resolved(row, mac, 2, true));
    variables
        .column(FORWARDING_BY_VLAN)
        .forEach((row, port) ->
            Index.of(row)
                .filter(index -> index.size() == 1 + MAC_OCTETS)
                .ifPresent(index -> heard(index, 1, index.at(0), port)));
    learn(variables, 0);
  }

  /// The table without VLANs, as one VLAN's context may show it.
  void learn(Variables variables, long vlan) {
    variables
        .column(FORWARDING)
        .forEach((row, port) ->
            Index.of(row)
                .filter(index -> index.size() == MAC_OCTETS)
                .ifPresent(index -> heard(index, 0, vlan, port)));
  }

  private void heard(Index index, int from, long vlan, Variable port) {
    var mac = index.octets(from, MAC_OCTETS).flatMap(Mac::ofOctets);
    var on = ports.bridgePort(port.number().orElse(0));
    if (mac.isPresent() && on.isPresent()) {
      byPort
          .computeIfAbsent(on.get().index(), _ -> new TreeMap<>())
          .putIfAbsent(mac.get(), new Heard(mac.get(), vlan, port.exchange()));
    }
  }

  /// INDEX { ifIndex, address }, the newer table's with type and length; who answers for several
  /// addresses has none of his own.
  private void resolved(String row, Variable physical, int from, boolean typed) {
    var mac = Mac.of(physical);
    var address =
        Index.of(row)
            .flatMap(index ->
                typed ? index.address(from) : index.octets(from, 4).flatMap(IpText::address))
            .filter(IpText::telling)
            .filter(a -> a.getAddress().length == 4)
            .map(Addresses::text);
    if (mac.isPresent() && address.isPresent()) {
      var before = addressOf.put(mac.get(), address.get());
      if (before != null && !before.equals(address.get())) {
        ambiguous.add(mac.get());
      }
    }
  }

  /// The only one that is heard on a port, unless it is several's or not its own.
  Optional<Heard> alone(Interface port) {
    var heard = new ArrayList<>(byPort.getOrDefault(port.index(), Map.of()).values());
    return heard.size() == 1 && Mac.burnedIn(heard.getFirst().mac())
        ? Optional.of(heard.getFirst())
        : Optional.empty();
  }

  /// The address of a hardware address, unless it has several.
  Optional<String> addressOf(String mac) {
    return ambiguous.contains(mac) ? Optional.empty() : Optional.ofNullable(addressOf.get(mac));
  }
}
