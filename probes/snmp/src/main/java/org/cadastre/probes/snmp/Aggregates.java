package org.cadastre.probes.snmp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which ports are bundled into which (IEEE8023-LAG-MIB, CISCO-PAGP-MIB, and ifStackTable of RFC
/// 2863 where an agent has only that).
final class Aggregates {
  private static final String ATTACHED = "1.2.840.10006.300.43.1.2.1.1.13";
  private static final String PAGP = "1.3.6.1.4.1.9.9.98.1.1.1.1.8";
  static final String STACK = "1.3.6.1.2.1.31.1.2.1.3";

  static final List<String> COLUMNS = List.of(ATTACHED, PAGP);

  /// @param exchange where in the transcript, from 0
  record Membership(Interface aggregate, int exchange) {}

  private final Map<Long, Membership> byMember = new TreeMap<>();
  private final Ports ports;

  Aggregates(Variables variables, Ports ports) {
    this.ports = ports;
    for (var column : COLUMNS) {
      variables.column(column).forEach(this::attached);
    }
    variables.column(STACK).forEach(this::stacked);
  }

  /// Whether a device's interfaces hold one that bundles others.
  static boolean among(List<Interface> interfaces) {
    return interfaces.stream().anyMatch(Aggregates::bundles);
  }

  private static boolean bundles(Interface each) {
    return each.type().filter("lag"::equals).isPresent();
  }

  private void attached(String member, Variable aggregate) {
    long into = aggregate.number().orElse(0);
    Index.of(member)
        .filter(index -> index.size() == 1 && index.at(0) != into)
        .ifPresent(
            index -> ports.index(into).ifPresent(a -> put(index.at(0), a, aggregate.exchange())));
  }

  /// INDEX { ifStackHigherLayer, ifStackLowerLayer }
  private void stacked(String row, Variable status) {
    Index.of(row)
        .filter(index -> index.size() == 2)
        .ifPresent(index ->
            ports
                .index(index.at(0))
                .filter(Aggregates::bundles)
                .ifPresent(higher -> put(index.at(1), higher, status.exchange())));
  }

  private void put(long member, Interface aggregate, int exchange) {
    if (ports.index(member).filter(p -> !bundles(p)).isPresent()) {
      byMember.putIfAbsent(member, new Membership(aggregate, exchange));
    }
  }

  Optional<Membership> of(Interface member) {
    return Optional.ofNullable(byMember.get(member.index()));
  }

  /// The ports bundled into one.
  List<Interface> members(Interface aggregate) {
    return byMember.entrySet().stream()
        .filter(e -> e.getValue().aggregate().index() == aggregate.index())
        .flatMap(e -> ports.index(e.getKey()).stream())
        .toList();
  }
}
