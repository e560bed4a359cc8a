package org.cadastre.probes.snmp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The VLANs of a bridge and the ports that are in them, whichever MIB tells.
final class Vlans {
  /// @param name empty when it has none
  record Vlan(long id, String name, int exchange) {}

  static final List<Table> TABLES =
      Table.all(List.of(QBridge.TABLES, CiscoVlans.TABLES, VlanNames.TABLES));

  private final NavigableMap<Long, Vlan> byId = new TreeMap<>();
  private final Map<Long, PortVlans> byPort = new HashMap<>();

  static Vlans of(Variables variables, Ports ports) {
    var vlans = new Vlans();
    new QBridge(variables, ports, vlans).read();
    new CiscoVlans(variables, ports, vlans).read();
    VlanNames.read(variables, vlans);
    return vlans;
  }

  /// Whoever names it first is heard; what is no VLAN is not.
  void add(long id, String name, int exchange) {
    if (PortVlans.valid(id)) {
      byId.merge(
          id,
          new Vlan(id, name, exchange),
          (before, added) -> before.name().isEmpty() ? added : before);
    }
  }

  /// The exchange that tells the first.
  int exchange() {
    return byId.isEmpty() ? 0 : byId.firstEntry().getValue().exchange();
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  NavigableMap<Long, Vlan> byId() {
    return byId;
  }

  PortVlans on(Interface port) {
    return byPort.computeIfAbsent(port.index(), _ -> new PortVlans());
  }

  Optional<PortVlans> of(Interface port) {
    return Optional.ofNullable(byPort.get(port.index()));
  }
}
