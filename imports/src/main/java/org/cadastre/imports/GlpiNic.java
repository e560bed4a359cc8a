package org.cadastre.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// An interface of a machine. An inventory has a row for each of its addresses.
///
/// @param name unique in the machine
record GlpiNic(String name, List<Json.Fields> rows) {
  private static final Set<String> HARDWARE = Set.of("ethernet", "wifi", "infiniband");

  /// Leaves room in a key for the address that tells two of one name apart.
  private static final int LONGEST_NAME = Limits.KEY_LENGTH - 20;

  /// In the order of the inventory. Those of the management controller are another device's; ends
  /// of virtual cables to containers come and go.
  static List<GlpiNic> all(List<Json.Fields> networks) {
    Map<String, List<Json.Fields>> rows = new LinkedHashMap<>();
    for (var network : networks) {
      var name = said(network).orElse("");
      if (!name.isEmpty() && !name.startsWith("veth") && !network.flag("management")) {
        rows.computeIfAbsent(unique(name, network, rows), _ -> new ArrayList<>()).add(network);
      }
    }
    var nics = new ArrayList<GlpiNic>();
    rows.forEach((name, same) -> nics.add(new GlpiNic(name, List.copyOf(same))));
    return nics;
  }

  /// What the inventory calls the interface of a row.
  static Optional<String> said(Json.Fields network) {
    return network.text("description").filter(name -> name.length() <= LONGEST_NAME);
  }

  /// Windows calls adapters by their model: of one name, another address is another interface.
  private static String unique(
      String name, Json.Fields network, Map<String, List<Json.Fields>> rows) {
    var mac = GlpiAddress.mac(network.text("mac"));
    var same = rows.get(name);
    if (same == null || mac.isEmpty()) {
      return name;
    }
    var other = GlpiAddress.mac(same.getFirst().text("mac"));
    return other.isEmpty() || other.equals(mac) ? name : name + "#" + mac.get();
  }

  /// What any of its rows says.
  Optional<String> text(String field) {
    return rows.stream().flatMap(row -> row.text(field).stream()).findFirst();
  }

  Optional<String> mac() {
    return GlpiAddress.mac(text("mac"));
  }

  private boolean virtual() {
    return rows.stream().anyMatch(row -> row.flag("virtualdev"));
  }

  boolean loopback() {
    return text("type").filter("loopback"::equals).isPresent();
  }

  private boolean physical() {
    return !virtual() && text("type").filter(HARDWARE::contains).isPresent();
  }

  /// In the words of the model.
  Optional<String> type() {
    return text("type")
        .map(type ->
            switch (type) {
              case "ethernet", "wifi" -> "ethernet";
              case "loopback" -> "loopback";
              case "aggregate" -> "lag";
              default -> "other";
            });
  }

  /// With prefix length.
  Collection<String> addresses() {
    var addresses = new TreeSet<String>();
    for (var row : rows) {
      GlpiAddress.withPrefix(row.text("ipaddress"), row.text("ipmask")).ifPresent(addresses::add);
      GlpiAddress.withPrefix(row.text("ipaddress6"), row.text("ipmask6")).ifPresent(addresses::add);
    }
    return addresses;
  }

  /// Burned in, as far as can be told: radio networks are often joined under an address that was
  /// made up for the occasion.
  static List<String> macs(List<GlpiNic> nics) {
    return nics.stream()
        .filter(GlpiNic::physical)
        .flatMap(nic -> nic.mac().filter(mac -> !nic.madeUp(mac)).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private boolean madeUp(String mac) {
    return text("type").filter("wifi"::equals).isPresent() && GlpiAddress.local(mac);
  }

  /// Addresses under which the machine may be met: not those that every machine has, nor those of
  /// networks inside it.
  static Collection<String> reachable(List<GlpiNic> nics) {
    var addresses = new TreeSet<String>();
    for (var nic : nics) {
      if (!nic.loopback() && !nic.internal(nics)) {
        for (var row : nic.rows()) {
          GlpiAddress.reachable(row.text("ipaddress")).ifPresent(addresses::add);
          GlpiAddress.reachable(row.text("ipaddress6")).ifPresent(addresses::add);
        }
      }
    }
    return addresses;
  }

  /// A bridge without a port to the outside.
  private boolean internal(List<GlpiNic> nics) {
    if (text("type").filter("bridge"::equals).isEmpty()) {
      return false;
    }
    var ports = List.of(text("slaves").orElse("").split("\\s*,\\s*", -1));
    return nics.stream().noneMatch(nic -> nic.physical() && ports.contains(nic.name()));
  }
}
