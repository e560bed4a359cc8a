package org.cadastre.probes.snmp;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.cadastre.core.evidence.Subject;

/// What a bridge says of itself and its place in the spanning tree (BRIDGE-MIB, RFC 4188).
final class Bridge {
  static final String ADDRESS = "1.3.6.1.2.1.17.1.1.0";
  static final String ROOT = "1.3.6.1.2.1.17.2.5.0";
  private static final String PRIORITY = "1.3.6.1.2.1.17.2.2.0";
  private static final String ROOT_PORT = "1.3.6.1.2.1.17.2.7.0";
  static final String BASE_PORTS = "1.3.6.1.2.1.17.1.4.1.2";
  private static final String DESIGNATED_BRIDGE = "1.3.6.1.2.1.17.2.15.1.8";

  static final List<String> SCALARS = List.of(ADDRESS, PRIORITY, ROOT, ROOT_PORT);
  static final List<String> COLUMNS = List.of(BASE_PORTS, DESIGNATED_BRIDGE);

  private static final int ID_OCTETS = 8;

  private final Variables variables;
  private final Ports ports;

  Bridge(Variables variables, Ports ports) {
    this.variables = variables;
    this.ports = ports;
  }

  /// By which the bridge is known to others, unless it is made up.
  Optional<String> address() {
    return variables.get(ADDRESS).flatMap(Mac::of).filter(mac -> Mac.identifies(mac, "br-"));
  }

  boolean isEmpty() {
    return SCALARS.stream().allMatch(oid -> variables.get(oid).isEmpty());
  }

  void read(Subject host, Findings findings) {
    address().ifPresent(mac -> findings.said(host, "bridge.mac", mac, exchange(ADDRESS)));
    variables
        .get(PRIORITY)
        .ifPresent(p -> findings.whole(host, "bridge.priority", p.number(), p.exchange()));
    variables
        .get(ROOT)
        .flatMap(Bridge::id)
        .ifPresent(root -> findings.said(host, "bridge.root", root, exchange(ROOT)));
    variables
        .get(ROOT_PORT)
        .flatMap(port ->
            port.number().orElse(0) > 0
                ? ports.bridgePort(port.number().getAsLong())
                : Optional.empty())
        .ifPresent(
            port -> findings.said(host, "bridge.root_port", port.name(), exchange(ROOT_PORT)));
  }

  private int exchange(String oid) {
    return variables.get(oid).map(Variable::exchange).orElse(0);
  }

  /// Priority and address: `8000.00:11:22:33:44:55`.
  private static Optional<String> id(Variable variable) {
    var octets = variable.octets();
    return octets.length == ID_OCTETS
        ? mac(octets).map(mac -> HexFormat.of().formatHex(octets, 0, 2) + "." + mac)
        : Optional.empty();
  }

  private static Optional<String> mac(byte[] id) {
    return Mac.ofOctets(Arrays.copyOfRange(id, 2, ID_OCTETS));
  }

  /// The port by which the root is reached; it leads to another bridge.
  Optional<Interface> rootPort() {
    return variables
        .get(ROOT_PORT)
        .map(Variable::number)
        .filter(n -> n.orElse(0) > 0)
        .flatMap(n -> ports.bridgePort(n.getAsLong()));
  }

  /// The bridge behind a port, where the spanning tree names another than this.
  List<Neighbour> above() {
    var own = variables.get(ADDRESS).flatMap(Mac::of).orElse("");
    return variables.column(DESIGNATED_BRIDGE).entrySet().stream()
        .flatMap(row -> above(row.getKey(), row.getValue(), own).stream())
        .toList();
  }

  private Optional<Neighbour> above(String row, Variable designated, String own) {
    var octets = designated.octets();
    var mac = octets.length == ID_OCTETS ? mac(octets) : Optional.<String>empty();
    var port = Index.of(row).filter(i -> i.size() == 1).flatMap(i -> ports.bridgePort(i.at(0)));
    if (own.isEmpty() || mac.isEmpty() || port.isEmpty() || mac.get().equals(own)) {
      return Optional.empty();
    }
    var keys = new NeighbourKeys().macText(mac.get()).keys();
    return Optional.of(
        new Neighbour(
            "stp", port.get(), "", "", NeighbourClass.NETWORK_DEVICE, keys, designated.exchange()));
  }
}
