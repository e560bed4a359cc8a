package org.cadastre.probes.snmp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what neighbours announced by LLDP.
final class LldpTable {
  static final int CHASSIS_MAC = 4;
  private static final int CHASSIS_ADDRESS = 5;
  private static final int PORT_MAC = 3;
  private static final int FAMILY_IPV4 = 1;

  private final LldpLayout layout;
  private final Variables variables;
  private final Ports ports;
  private final Map<String, List<InetAddress>> addresses = new HashMap<>();

  LldpTable(LldpLayout layout, Variables variables, Ports ports) {
    this.layout = layout;
    this.variables = variables;
    this.ports = ports;
  }

  List<Neighbour> neighbours() {
    variables.column(layout.management()).keySet().forEach(this::address);
    var neighbours = new ArrayList<Neighbour>();
    variables
        .column(layout.chassis())
        .forEach((row, chassis) ->
            Index.of(row)
                .filter(index -> index.size() == layout.rowNumbers())
                .ifPresent(index -> neighbours.add(neighbour(row, index, chassis))));
    return neighbours;
  }

  /// INDEX { …, subtype, length, address }; some agents leave the length out.
  private void address(String row) {
    int own = layout.rowNumbers();
    Index.of(row)
        .filter(index -> index.size() > own + 1)
        .ifPresent(index -> {
          var address = index.address(own + 1);
          if (address.isEmpty() && index.at(own) == FAMILY_IPV4 && index.size() == own + 5) {
            address = index.octets(own + 1, 4).flatMap(IpText::address);
          }
          address.ifPresent(found ->
              addresses.computeIfAbsent(index.prefix(own), _ -> new ArrayList<>()).add(found));
        });
  }

  private Neighbour neighbour(String row, Index index, Variable chassis) {
    var keys = new NeighbourKeys();
    identify(keys, chassis, subtype(layout.chassisSubtype(), row));
    addresses.getOrDefault(row, List.of()).forEach(a -> keys.address(Optional.of(a)));
    return new Neighbour(
        layout.protocol(),
        local(row, index.at(1)),
        line(layout.name(), row),
        remotePort(row),
        NeighbourClass.ofLldp(cell(layout.capabilities(), row)),
        keys.keys(),
        chassis.exchange());
  }

  /// LldpChassisIdSubtype: what is no address identifies only within a scope that we do not know,
  /// unless it looks like a hardware address.
  private static void identify(NeighbourKeys keys, Variable chassis, int subtype) {
    switch (subtype) {
      case CHASSIS_MAC -> keys.mac(chassis);
      case CHASSIS_ADDRESS -> {
        var octets = chassis.octets();
        boolean family = octets.length == 5 || octets.length == 17;
        keys.address(
            family
                ? IpText.address(Arrays.copyOfRange(octets, 1, octets.length))
                : Optional.empty());
      }
      default -> keys.macText(chassis.text());
    }
  }

  private String remotePort(String row) {
    var id = cell(layout.port(), row);
    var description = line(layout.portDescription(), row);
    if (id.isEmpty()) {
      return description;
    }
    if (subtype(layout.portSubtype(), row) == PORT_MAC) {
      var mac = Mac.of(id.get());
      return description.isEmpty() ? mac.orElseGet(() -> id.get().line()) : description;
    }
    return id.get().line();
  }

  private @Nullable Interface local(String row, long port) {
    if (layout.byIfIndex()) {
      return ports.index(port).orElse(null);
    }
    return announced(Long.toString(port))
        .or(() -> ports.bridgePort(port))
        .or(() -> ports.index(port))
        .or(() -> RouterOsNeighbours.port(variables, row, ports))
        .orElse(null);
  }

  /// The port as the device itself announces it to its neighbours.
  private Optional<Interface> announced(String port) {
    var id = cell(LldpLayout.LOCAL_PORT + ".3", port);
    return id.flatMap(v -> ports.named(v.line()))
        .or(() -> id.flatMap(Mac::of).flatMap(ports::mac))
        .or(() -> ports.named(line(LldpLayout.LOCAL_PORT + ".4", port)))
        .or(() ->
            id.map(Variable::number)
                .filter(n -> n.isPresent())
                .flatMap(n -> ports.index(n.getAsLong())));
  }

  private int subtype(String column, String row) {
    return cell(column, row).map(v -> (int) v.number().orElse(0)).orElse(0);
  }

  private String line(String column, String row) {
    return cell(column, row).map(Variable::line).orElse("");
  }

  private Optional<Variable> cell(String column, String row) {
    return variables.get(column + "." + row);
  }
}
