package org.cadastre.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A port of a network device (IF-MIB).
///
/// @param name unique on the device
record GlpiPort(String name, Json.Fields row) {
  private static final String SECTION = "network_ports";

  /// IANAifType: ethernetCsmacd, the types that RFC 3635 obsoleted in its favour, and radio.
  private static final Set<Long> ETHERNET = Set.of(6L, 7L, 26L, 62L, 69L, 117L);

  private static final long RADIO = 71;

  /// Leaves room in a key for the index that tells two of one name apart.
  private static final int LONGEST_NAME = Limits.KEY_LENGTH - 20;

  /// Of one name, all are told apart by their index, as SNMP does.
  static List<GlpiPort> all(GlpiInventory inventory) {
    var count = new HashMap<String, Integer>();
    var named = inventory.list(SECTION).stream().filter(row -> said(row).isPresent()).toList();
    named.forEach(row -> count.merge(said(row).orElse(""), 1, Integer::sum));
    var ports = new ArrayList<GlpiPort>();
    for (var row : named) {
      var name = said(row).orElse("");
      boolean alone = count.getOrDefault(name, 1) == 1;
      ports.add(new GlpiPort(alone ? name : name + "#" + row.whole("ifnumber").orElse(0), row));
    }
    return ports;
  }

  static Optional<String> said(Json.Fields row) {
    return row.text("ifname")
        .or(() -> row.text("ifdescr"))
        .filter(name -> name.length() <= LONGEST_NAME);
  }

  /// Those that identify the device: its own, and those of its physical ports.
  static List<String> macs(GlpiInventory inventory) {
    var ports =
        all(inventory).stream()
            .filter(GlpiPort::physical)
            .flatMap(port -> GlpiAddress.mac(port.row().text("mac")).stream());
    var device = GlpiAddress.mac(inventory.object("network_device").text("mac"));
    return Stream.concat(device.stream(), ports).distinct().sorted().toList();
  }

  static Set<String> addresses(GlpiInventory inventory) {
    var addresses = new TreeSet<String>();
    var device = inventory.object("network_device").texts("ips").stream();
    var ports = all(inventory).stream().flatMap(port -> port.row().texts("ips").stream());
    Stream.concat(device, ports)
        .forEach(ip -> GlpiAddress.reachable(Optional.of(ip.strip())).ifPresent(addresses::add));
    return addresses;
  }

  private long ifType() {
    return row.whole("iftype").orElse(0);
  }

  private boolean physical() {
    return ETHERNET.contains(ifType()) || ifType() == RADIO;
  }

  /// In the words of the model.
  String type() {
    if (ETHERNET.contains(ifType())) {
      return "ethernet";
    }
    return switch (Math.clamp(ifType(), 0, Integer.MAX_VALUE)) {
      case 24 -> "loopback";
      case 131 -> "tunnel";
      case 161 -> "lag";
      default -> "other";
    };
  }

  /// `up` or `down`; empty while it is being tested or unknown.
  Optional<String> status(String field) {
    return switch (Math.clamp(row.whole(field).orElse(0), 0, Integer.MAX_VALUE)) {
      case 1 -> Optional.of("up");
      case 2, 5, 6, 7 -> Optional.of("down");
      default -> Optional.empty();
    };
  }
}
