package org.cadastre.probes.snmp;

import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.net.Cidr;

/// Reads TP-Link's own table of LLDP neighbours (TPLINK-LLDPINFO-MIB), where LLDP-MIB is empty.
final class TpLinkNeighbours {
  private static final String ENTRY = "1.3.6.1.4.1.11863.6.35.1.2.2.1";
  private static final String CHASSIS = ENTRY + ".4";
  private static final String PORT = ENTRY + ".6";
  private static final String NAME = ENTRY + ".9";
  private static final String CAPABILITIES = ENTRY + ".12";
  private static final String MANAGEMENT = ENTRY + ".13";

  static final List<String> COLUMNS = List.of(CHASSIS, PORT, NAME, CAPABILITIES, MANAGEMENT);

  private TpLinkNeighbours() {}

  /// INDEX { ifIndex, neighbour's serial number }
  static List<Neighbour> of(Variables variables, Ports ports) {
    var neighbours = new ArrayList<Neighbour>();
    variables
        .column(CHASSIS)
        .forEach((row, chassis) ->
            Index.of(row)
                .filter(index -> index.size() == 2)
                .ifPresent(index -> {
                  var keys =
                      new NeighbourKeys()
                          .macText(chassis.line())
                          .address(Cidr.literal(line(variables, MANAGEMENT, row)));
                  neighbours.add(
                      new Neighbour(
                          "lldp",
                          ports.index(index.at(0)).orElse(null),
                          line(variables, NAME, row),
                          line(variables, PORT, row),
                          ciClass(line(variables, CAPABILITIES, row)),
                          keys.keys(),
                          chassis.exchange()));
                }));
    return neighbours;
  }

  private static String ciClass(String capabilities) {
    if (capabilities.contains("WLAN")) {
      return NeighbourClass.AP;
    }
    return capabilities.contains("Bridge") || capabilities.contains("Router")
        ? NeighbourClass.NETWORK_DEVICE
        : Device.ANY;
  }

  private static String line(Variables variables, String column, String row) {
    return variables.get(column + "." + row).map(Variable::line).orElse("");
  }
}
