package org.cadastre.probes.snmp;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/// Reads VLANs as IEEE 802.1Q bridges tell them (Q-BRIDGE-MIB, RFC 4363).
final class QBridge {
  private static final String CURRENT_EGRESS = "1.3.6.1.2.1.17.7.1.4.2.1.4";
  private static final String CURRENT_UNTAGGED = "1.3.6.1.2.1.17.7.1.4.2.1.5";
  private static final String NAME = "1.3.6.1.2.1.17.7.1.4.3.1.1";
  private static final String STATIC_EGRESS = "1.3.6.1.2.1.17.7.1.4.3.1.2";
  private static final String STATIC_UNTAGGED = "1.3.6.1.2.1.17.7.1.4.3.1.4";
  private static final String OWN = "1.3.6.1.2.1.17.7.1.4.5.1.1";

  static final List<Table> TABLES =
      List.of(
          new Table("1.3.6.1.2.1.17.7.1.4.2.1", List.of(CURRENT_EGRESS, CURRENT_UNTAGGED)),
          new Table("1.3.6.1.2.1.17.7.1.4.3.1", List.of(NAME, STATIC_EGRESS, STATIC_UNTAGGED)),
          Table.column(OWN));

  private static final long L2_VLAN = 135;
  private static final Pattern VLAN_INTERFACE =
      Pattern.compile("(?i).*(?:vlan[-_ ]?|\\.)(\\d{1,4})");

  /// No port list is longer than this many octets.
  private static final int LONGEST_LIST = 1024;

  private final Variables variables;
  private final Ports ports;
  private final Vlans vlans;

  QBridge(Variables variables, Ports ports, Vlans vlans) {
    this.variables = variables;
    this.ports = ports;
    this.vlans = vlans;
  }

  void read() {
    variables.column(NAME).forEach((row, name) -> add(row, name.line(), name.exchange()));
    List.of(CURRENT_EGRESS, CURRENT_UNTAGGED, STATIC_EGRESS, STATIC_UNTAGGED)
        .forEach(column ->
            variables.column(column).forEach((row, list) -> add(row, "", list.exchange())));
    boolean current = variables.holdsAny(CURRENT_EGRESS);
    lists(current ? CURRENT_EGRESS : STATIC_EGRESS, PortVlans::tagged);
    lists(current ? CURRENT_UNTAGGED : STATIC_UNTAGGED, PortVlans::untagged);
    own();
  }

  /// The last number of an index is the VLAN; the current table has a time before it.
  private static long vlan(String row) {
    return Index.of(row)
        .filter(index -> index.size() <= 2)
        .map(index -> index.at(index.size() - 1))
        .orElse(0L);
  }

  private void add(String row, String name, int exchange) {
    vlans.add(vlan(row), name, exchange);
  }

  private void lists(String column, BiConsumer<PortVlans, Long> in) {
    variables
        .column(column)
        .forEach((row, list) -> {
          var octets = list.octets();
          for (int i = 0; i < Math.min(octets.length, LONGEST_LIST) * 8; i++) {
            if ((octets[i / 8] >> (7 - i % 8) & 1) != 0) {
              ports.bridgePort(i + 1).ifPresent(p -> in.accept(vlans.on(p), vlan(row)));
            }
          }
        });
  }

  /// Where nothing lists VLANs they are those that a port is in, or that have an interface of their
  /// own on the bridge.
  private void own() {
    var own = variables.column(OWN);
    boolean listed = !vlans.isEmpty();
    own.forEach((port, vlan) -> {
      long id = vlan.number().orElse(0);
      Index.of(port)
          .filter(index -> index.size() == 1)
          .flatMap(index -> ports.bridgePort(index.at(0)))
          .ifPresent(p -> vlans.on(p).own(id));
      if (!listed) {
        vlans.add(id, "", vlan.exchange());
      }
    });
    if (!listed && !own.isEmpty()) {
      ports.all().filter(p -> p.number(Oids.IF_TYPE).orElse(0) == L2_VLAN).forEach(this::routed);
    }
  }

  private void routed(Interface port) {
    var matcher = VLAN_INTERFACE.matcher(port.name());
    if (matcher.matches()) {
      int exchange = port.cell(Oids.IF_TYPE).map(Variable::exchange).orElse(0);
      vlans.add(Long.parseLong(matcher.group(1)), "", exchange);
    }
  }
}
