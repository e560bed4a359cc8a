package org.cadastre.simulator;

import java.util.List;
import org.cadastre.simulator.Sheet.Row;

/// An interface as a device sheet describes it.
///
/// @param type `ethernet`, `loopback`, `lag`, `vlan`, `tunnel`; on Linux also `bridge` and `tap`
/// @param megabits nominal speed in Mbit/s, 0 when it has none
/// @param status `up`, `down` (no link) or `off` (shut by an administrator)
/// @param addresses IPv4 or IPv6 with prefix length
record Port(
    int index,
    String name,
    String type,
    String mac,
    int megabits,
    int mtu,
    String status,
    List<String> addresses,
    String alias) {

  static List<Port> of(Sheet sheet) {
    return sheet.rows("interfaces").stream().map(Port::of).toList();
  }

  private static Port of(Row row) {
    var addresses = row.cell(7);
    return new Port(
        Integer.parseInt(row.key()),
        row.cell(1),
        row.cell(2),
        row.cell(3),
        number(row.cell(4)),
        number(row.cell(5)),
        row.cell(6),
        addresses.isEmpty() ? List.of() : List.of(addresses.split(" +", -1)),
        row.cell(8));
  }

  private static int number(String text) {
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  boolean isUp() {
    return status.equals("up");
  }

  /// IANAifType-MIB. net-snmp calls bridges and taps of Linux Ethernet.
  int ianaType() {
    return switch (type) {
      case "loopback" -> 24;
      case "tunnel" -> 131;
      case "vlan" -> 136;
      case "lag" -> 161;
      default -> 6;
    };
  }
}
