package org.cadastre.probes.snmp;

import java.util.Optional;

/// Makes a class of the capabilities that a neighbour announces.
final class NeighbourClass {
  static final String NETWORK_DEVICE = "network_device";
  static final String AP = "wireless_ap";
  private static final String PHONE = "phone";

  /// LldpSystemCapabilitiesMap (IEEE 802.1AB): bit 0 is the most significant of the first octet.
  private static final int LLDP_BRIDGE = 0x20;

  private static final int LLDP_AP = 0x10;
  private static final int LLDP_ROUTER = 0x08;
  private static final int LLDP_PHONE = 0x04;

  /// CDP's capabilities: router, transparent and source-route bridge, switch; then the phone.
  private static final int CDP_FORWARDS = 0x01 | 0x02 | 0x04 | 0x08;

  private static final int CDP_PHONE = 0x80;
  private static final int CDP_OCTETS = 4;

  private NeighbourClass() {}

  /// Phones and access points bridge too, and are first of all what they are.
  static String ofLldp(Optional<Variable> capabilities) {
    var octets = capabilities.map(Variable::octets).orElse(new byte[0]);
    if (octets.length == 0 || octets.length > 2) {
      return Device.ANY;
    }
    int first = octets[0];
    if ((first & LLDP_PHONE) != 0) {
      return PHONE;
    }
    if ((first & LLDP_AP) != 0) {
      return AP;
    }
    return (first & (LLDP_BRIDGE | LLDP_ROUTER)) == 0 ? Device.ANY : NETWORK_DEVICE;
  }

  static String ofCdp(Optional<Variable> capabilities) {
    var octets = capabilities.map(Variable::octets).orElse(new byte[0]);
    if (octets.length != CDP_OCTETS) {
      return Device.ANY;
    }
    int last = octets[CDP_OCTETS - 1];
    if ((last & CDP_PHONE) != 0) {
      return PHONE;
    }
    return (last & CDP_FORWARDS) == 0 ? Device.ANY : NETWORK_DEVICE;
  }
}
