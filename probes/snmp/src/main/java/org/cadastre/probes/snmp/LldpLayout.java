package org.cadastre.probes.snmp;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where a version of the LLDP MIB keeps what neighbours announce.
///
/// @param remote the entry of the table of neighbours
/// @param firstColumn the column of the chassis identifier's subtype; the others follow
/// @param management a column of the table of management addresses, told by its index alone
/// @param rowNumbers how many numbers tell a neighbour: time, port, (destination,) serial number
/// @param byIfIndex whether the port's number is its ifIndex
record LldpLayout(
    String protocol,
    String remote,
    int firstColumn,
    String management,
    int rowNumbers,
    boolean byIfIndex) {
  /// LLDP-MIB (IEEE 802.1AB-2005).
  static final LldpLayout FIRST =
      new LldpLayout("lldp", "1.0.8802.1.1.2.1.4.1.1", 4, "1.0.8802.1.1.2.1.4.2.1.3", 3, false);

  /// LLDP-V2-MIB (IEEE 802.1AB-2009).
  static final LldpLayout SECOND =
      new LldpLayout(
          "lldp", "1.3.111.2.802.1.1.13.1.4.1.1", 5, "1.3.111.2.802.1.1.13.1.4.2.1.3", 4, true);

  /// LLDP-MIB: lldpLocPortTable and lldpLocChassisId.
  static final String LOCAL_PORT = "1.0.8802.1.1.2.1.3.7.1";

  static final String LOCAL_CHASSIS_SUBTYPE = "1.0.8802.1.1.2.1.3.1.0";
  static final String LOCAL_CHASSIS_ID = "1.0.8802.1.1.2.1.3.2.0";

  static final List<String> LOCAL =
      List.of(LOCAL_PORT + ".2", LOCAL_PORT + ".3", LOCAL_PORT + ".4");

  String chassisSubtype() {
    return column(0);
  }

  String chassis() {
    return column(1);
  }

  String portSubtype() {
    return column(2);
  }

  String port() {
    return column(3);
  }

  String portDescription() {
    return column(4);
  }

  String name() {
    return column(5);
  }

  /// What of the system's capabilities is enabled.
  String capabilities() {
    return column(8);
  }

  private String column(int place) {
    return remote + "." + (firstColumn + place);
  }

  /// All that is worth asking for: long descriptions are not.
  List<String> columns() {
    return Stream.concat(
            IntStream.of(0, 1, 2, 3, 4, 5, 8).mapToObj(this::column), Stream.of(management))
        .toList();
  }
}
