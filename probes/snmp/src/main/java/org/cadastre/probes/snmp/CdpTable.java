package org.cadastre.probes.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what neighbours announced by CDP (CISCO-CDP-MIB, cdpCacheTable), and by Foundry's protocol
/// of the same form (FOUNDRY-SN-SWITCH-GROUP-MIB, snFdpCacheTable).
final class CdpTable {
  private static final String CISCO = "1.3.6.1.4.1.9.9.23.1.2.1.1";
  private static final String FOUNDRY = "1.3.6.1.4.1.1991.1.1.3.20.1.2.1.1";

  static final CdpTable CDP = new CdpTable("cdp", CISCO, 4, 6, 7, 9, 20);
  static final CdpTable FDP = new CdpTable("fdp", FOUNDRY, 5, 3, 7, 9, 0);

  private final String protocol;
  private final String address;
  private final String name;
  private final String port;
  private final String capabilities;
  private final String management;

  private CdpTable(
      String protocol,
      String entry,
      int address,
      int name,
      int port,
      int capabilities,
      int management) {
    this.protocol = protocol;
    this.address = entry + "." + address;
    this.name = entry + "." + name;
    this.port = entry + "." + port;
    this.capabilities = entry + "." + capabilities;
    this.management = entry + "." + management;
  }

  List<String> columns() {
    var columns = new ArrayList<>(List.of(address, name, port, capabilities));
    if (!management.endsWith(".0")) {
      columns.add(management);
    }
    return columns;
  }

  /// INDEX { ifIndex, device's serial number }
  List<Neighbour> neighbours(Variables variables, Ports ports) {
    var neighbours = new ArrayList<Neighbour>();
    variables
        .column(name)
        .forEach((row, id) ->
            Index.of(row)
                .filter(index -> index.size() == 2)
                .ifPresent(index -> neighbours.add(neighbour(variables, ports, row, index, id))));
    return neighbours;
  }

  private Neighbour neighbour(
      Variables variables, Ports ports, String row, Index index, Variable id) {
    var keys = new NeighbourKeys().ciscoName(id.line()).macText(id.line());
    variables.get(address + "." + row).ifPresent(keys::address);
    variables.get(management + "." + row).ifPresent(keys::address);
    return new Neighbour(
        protocol,
        ports.index(index.at(0)).orElse(null),
        id.line(),
        line(variables, port, row),
        NeighbourClass.ofCdp(variables.get(capabilities + "." + row)),
        keys.keys(),
        id.exchange());
  }

  private static String line(Variables variables, String column, String row) {
    return Optional.of(column + "." + row).flatMap(variables::get).map(Variable::line).orElse("");
  }
}
