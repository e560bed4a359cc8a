package org.cadastre.probes.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads MikroTik's table of neighbours (MIKROTIK-MIB, mtxrNeighborTable), which tells the
/// interface that its LLDP-MIB does not.
final class RouterOsNeighbours {
  private static final String ENTRY = "1.3.6.1.4.1.14988.1.1.11.1.1";
  private static final String ADDRESS = ENTRY + ".2";
  private static final String MAC = ENTRY + ".3";
  private static final String IDENTITY = ENTRY + ".6";
  private static final String INTERFACE = ENTRY + ".8";

  static final List<String> COLUMNS = List.of(ADDRESS, MAC, IDENTITY, INTERFACE);

  private RouterOsNeighbours() {}

  /// The interface of a neighbour that LLDP-MIB lists under the same serial number.
  static Optional<Interface> port(Variables variables, String lldpRow, Ports ports) {
    var number = lldpRow.substring(lldpRow.lastIndexOf('.') + 1);
    return interfaceOf(variables, number, ports);
  }

  private static Optional<Interface> interfaceOf(Variables variables, String row, Ports ports) {
    return variables
        .get(INTERFACE + "." + row)
        .map(Variable::number)
        .filter(n -> n.isPresent())
        .flatMap(n -> ports.index(n.getAsLong()));
  }

  static List<Neighbour> of(Variables variables, Ports ports) {
    var neighbours = new ArrayList<Neighbour>();
    variables
        .column(MAC)
        .forEach((row, mac) -> {
          var keys = new NeighbourKeys().mac(mac);
          variables.get(ADDRESS + "." + row).ifPresent(a -> keys.address(a.ipv4()));
          neighbours.add(
              new Neighbour(
                  "mndp",
                  interfaceOf(variables, row, ports).orElse(null),
                  variables.get(IDENTITY + "." + row).map(Variable::line).orElse(""),
                  "",
                  Device.ANY,
                  keys.keys(),
                  mac.exchange()));
        });
    return neighbours;
  }
}
