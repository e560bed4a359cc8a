package org.cadastre.probes.snmp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Key;

/// How the device is connected: who is on the other end of its ports, in which VLANs they are, and
/// what they are bundled into.
final class Topology {
  private final Neighbours neighbours;
  private final Bridge bridge;
  private final Vlans vlans;
  private final Aggregates aggregates;
  private final Attachments attachments;
  private final List<Neighbour> above;
  private final Set<Long> uplinks;

  Topology(Variables variables, List<Exchange> exchanges, List<Interface> interfaces) {
    var ports = new Ports(interfaces, variables);
    var contexts = Contexts.of(exchanges);
    contexts.values().forEach(ports::readBridgePorts);
    neighbours = new Neighbours(variables, ports);
    bridge = new Bridge(variables, ports);
    vlans = Vlans.of(variables, ports);
    aggregates = new Aggregates(variables, ports);
    attachments = new Attachments(variables, ports);
    contexts.forEach((vlan, of) -> attachments.learn(of, vlan));
    above = above();
    uplinks = uplinks();
  }

  Bridge bridge() {
    return bridge;
  }

  Vlans vlans() {
    return vlans;
  }

  Neighbours neighbours() {
    return neighbours;
  }

  Optional<Aggregates.Membership> aggregate(Interface member) {
    return aggregates.of(member);
  }

  /// Those that announced themselves; where none did, the bridge that the spanning tree knows
  /// there.
  List<Neighbour> on(Interface port) {
    var announced = neighbours.on(port);
    return announced.isEmpty()
        ? above.stream().filter(each -> port.equals(each.port())).toList()
        : announced;
  }

  /// What the spanning tree says of who did not announce himself.
  private List<Neighbour> above() {
    var announced =
        neighbours.all().stream()
            .flatMap(each -> each.keys().stream())
            .filter(key -> key.type().equals("net.mac"))
            .map(Key::value)
            .collect(Collectors.toSet());
    return bridge.above().stream()
        .filter(Neighbour::known)
        .filter(each -> each.keys().stream().noneMatch(key -> announced.contains(key.value())))
        .filter(each -> !announcedOnMember(each))
        .toList();
  }

  private boolean announcedOnMember(Neighbour above) {
    var port = above.port();
    return port != null
        && aggregates.members(port).stream().anyMatch(m -> !neighbours.on(m).isEmpty());
  }

  /// Ports that lead to others who forward.
  private Set<Long> uplinks() {
    return Stream.of(
            neighbours.all().stream()
                .filter(Neighbour::forwards)
                .flatMap(each -> Stream.ofNullable(each.port())),
            above.stream().flatMap(each -> Stream.ofNullable(each.port())),
            bridge.rootPort().stream())
        .flatMap(ports -> ports)
        .map(Interface::index)
        .collect(Collectors.toSet());
  }

  /// Who is plugged into an access port, when that is beyond doubt.
  Optional<Attachments.Heard> attached(Interface port) {
    boolean quiet = port.physical() && neighbours.on(port).isEmpty();
    boolean edge = !uplinks.contains(port.index()) && aggregates.of(port).isEmpty();
    return quiet && edge ? attachments.alone(port) : Optional.empty();
  }

  Optional<String> addressOf(String mac) {
    return attachments.addressOf(mac);
  }
}
