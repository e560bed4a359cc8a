package org.cadastre.probes.snmp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads VLANs as Cisco tells them (CISCO-VTP-MIB, CISCO-VLAN-MEMBERSHIP-MIB).
final class CiscoVlans {
  static final String STATE = "1.3.6.1.4.1.9.9.46.1.3.1.1.2";
  private static final String NAME = "1.3.6.1.4.1.9.9.46.1.3.1.1.4";
  private static final String TRUNK = "1.3.6.1.4.1.9.9.46.1.6.1.1";
  private static final String NATIVE = TRUNK + ".5";
  private static final String TRUNKING = TRUNK + ".14";
  private static final String ACCESS = "1.3.6.1.4.1.9.9.68.1.2.2.1.2";

  /// vlanTrunkPortVlansEnabled and its 2k, 3k and 4k: 1,024 VLANs each, from 0.
  private static final List<String> ENABLED =
      List.of(TRUNK + ".4", TRUNK + ".17", TRUNK + ".18", TRUNK + ".19");

  private static final int LIST_OCTETS = 128;

  private static final int OPERATIONAL = 1;
  private static final int MOST_CONTEXTS = 64;

  /// FDDI and token ring, which nobody has any more.
  private static final Set<Long> RESERVED = Set.of(1002L, 1003L, 1004L, 1005L);

  static final List<Table> TABLES =
      List.of(
          new Table("1.3.6.1.4.1.9.9.46.1.3.1.1", List.of(STATE, NAME)),
          new Table(TRUNK, Stream.concat(Stream.of(NATIVE, TRUNKING), ENABLED.stream()).toList()),
          Table.column(ACCESS));

  private final Variables variables;
  private final Ports ports;
  private final Vlans vlans;

  CiscoVlans(Variables variables, Ports ports, Vlans vlans) {
    this.variables = variables;
    this.ports = ports;
    this.vlans = vlans;
  }

  /// INDEX { managementDomainIndex, vtpVlanIndex }
  void read() {
    var names = variables.column(NAME);
    variables
        .column(STATE)
        .forEach((row, state) -> {
          var name = names.get(row);
          Index.of(row)
              .filter(index -> index.size() == 2)
              .ifPresent(index ->
                  vlans.add(index.at(1), name == null ? "" : name.line(), state.exchange()));
        });
    variables.column(TRUNKING).forEach(this::trunk);
    variables.column(ACCESS).forEach(this::access);
  }

  /// The VLANs whose bridge tables lie in contexts of their own: those in operation, on a bridge
  /// that tells addresses but not by VLAN; the first one's is the device's own.
  static List<Long> contexts(Variables variables) {
    boolean separate =
        variables.holdsAny(STATE)
            && variables.holdsAny(Bridge.BASE_PORTS)
            && !variables.holdsAny(Attachments.FORWARDING_BY_VLAN);
    return separate
        ? variables.column(STATE).entrySet().stream()
            .filter(row -> row.getValue().number().orElse(0) == OPERATIONAL)
            .flatMap(row -> Index.of(row.getKey()).stream())
            .filter(index -> index.size() == 2)
            .map(index -> index.at(1))
            .filter(vlan -> vlan > 1 && PortVlans.valid(vlan) && !RESERVED.contains(vlan))
            .limit(MOST_CONTEXTS)
            .toList()
        : List.of();
  }

  private void trunk(String row, Variable trunking) {
    if (trunking.number().orElse(0) == 1) {
      port(row)
          .ifPresent(port -> {
            var in = vlans.on(port);
            variables.get(NATIVE + "." + row).ifPresent(v -> in.own(v.number().orElse(0)));
            for (int i = 0; i < ENABLED.size(); i++) {
              int first = i * LIST_OCTETS * 8;
              variables
                  .get(ENABLED.get(i) + "." + row)
                  .ifPresent(list -> allowed(list.octets(), first, in));
            }
          });
    }
  }

  /// Only VLANs that exist: a trunk that allows all would list thousands.
  private void allowed(byte[] list, int first, PortVlans in) {
    for (long vlan : vlans.byId().keySet()) {
      int bit = (int) vlan - first;
      if (bit >= 0
          && bit / 8 < Math.min(list.length, LIST_OCTETS)
          && (list[bit / 8] >> (7 - bit % 8) & 1) != 0) {
        in.tagged(vlan);
      }
    }
    in.own().ifPresent(own -> in.untagged(own));
  }

  private void access(String row, Variable vlan) {
    port(row)
        .filter(port -> vlans.of(port).isEmpty())
        .ifPresent(port -> {
          long id = vlan.number().orElse(0);
          vlans.on(port).own(id);
          vlans.on(port).untagged(id);
        });
  }

  private Optional<Interface> port(String row) {
    return Index.of(row)
        .filter(index -> index.size() == 1)
        .flatMap(index -> ports.index(index.at(0)));
  }
}
