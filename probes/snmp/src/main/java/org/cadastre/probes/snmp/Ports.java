package org.cadastre.probes.snmp;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Finds the interface that other tables mean: by ifIndex, by the bridge's own port number, by name
/// or by hardware address.
final class Ports {
  private static final String BASE_PORT_IF_INDEX = "1.3.6.1.2.1.17.1.4.1.2";

  private final Map<Long, Interface> byIndex = new TreeMap<>();
  private final Map<Long, Long> byBridgePort = new HashMap<>();
  private final Map<String, Optional<Interface>> byName = new HashMap<>();
  private final Map<String, Optional<Interface>> byMac = new HashMap<>();

  Ports(List<Interface> interfaces, Variables variables) {
    interfaces.forEach(each -> byIndex.put(each.index(), each));
    readBridgePorts(variables);
    names(interfaces, Oids.IF_NAME);
    names(interfaces, Oids.IF_DESCR);
    names(interfaces, Oids.IF_ALIAS);
    interfaces.forEach(each ->
        each.mac()
            .ifPresent(mac -> byMac.merge(mac, Optional.of(each), (_, _) -> Optional.empty())));
  }

  /// Takes the numbers of another context's bridge too.
  void readBridgePorts(Variables variables) {
    variables
        .column(BASE_PORT_IF_INDEX)
        .forEach((port, ifIndex) -> {
          var index = ifIndex.number();
          if (!port.contains(".") && index.isPresent()) {
            byBridgePort.putIfAbsent(Long.valueOf(port), index.getAsLong());
          }
        });
  }

  /// What several share in one column tells none of them; what an earlier column says counts.
  private void names(List<Interface> interfaces, String column) {
    var names = new HashMap<String, Optional<Interface>>();
    interfaces.forEach(each ->
        each.cell(column)
            .flatMap(Variable::said)
            .ifPresent(
                name -> names.merge(plain(name), Optional.of(each), (_, _) -> Optional.empty())));
    names.forEach(byName::putIfAbsent);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).strip();
  }

  Stream<Interface> all() {
    return byIndex.values().stream();
  }

  Optional<Interface> index(long ifIndex) {
    return Optional.ofNullable(byIndex.get(ifIndex));
  }

  /// By dot1dBasePort; where the bridge tells no numbers, they are the interfaces' own.
  Optional<Interface> bridgePort(long port) {
    var ifIndex = byBridgePort.get(port);
    return ifIndex == null && !byBridgePort.isEmpty()
        ? Optional.empty()
        : index(ifIndex == null ? port : ifIndex);
  }

  Optional<Interface> named(String name) {
    return byName.getOrDefault(plain(name), Optional.empty());
  }

  Optional<Interface> mac(String mac) {
    return byMac.getOrDefault(mac, Optional.empty());
  }
}
