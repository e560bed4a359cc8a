package org.cadastre.probes.snmp;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadastre.core.net.Addresses;

/// The addresses that a group of routers shares: they identify none of them (VRRP-MIB of RFC 2787,
/// VRRPV3-MIB of RFC 6527, CISCO-HSRP-MIB).
final class VirtualRouters {
  private static final String VRRP = "1.3.6.1.2.1.68.1.4.1.2";
  private static final String VRRP3 = "1.3.6.1.2.1.207.1.1.2.1.2";
  private static final String HSRP = "1.3.6.1.4.1.9.9.106.1.2.1.1.11";

  static final List<String> COLUMNS = List.of(VRRP, VRRP3, HSRP);

  private final SortedMap<String, Integer> addresses = new TreeMap<>();

  VirtualRouters(Variables variables) {
    variables.column(VRRP).forEach((row, cell) -> put(vrrp(row), cell));
    variables.column(VRRP3).forEach((row, cell) -> put(vrrp3(row), cell));
    variables.column(HSRP).forEach((_, cell) -> put(cell.ipv4(), cell));
  }

  /// INDEX { ifIndex, vrrpOperVrId, vrrpAssoIpAddr }
  private static Optional<InetAddress> vrrp(String row) {
    return Index.of(row)
        .filter(index -> index.size() == 6)
        .flatMap(index -> index.octets(2, 4))
        .flatMap(IpText::address);
  }

  /// INDEX { vrrpv3OperationsVrId, vrrpv3OperationsInetAddrType, ifIndex, address }
  private static Optional<InetAddress> vrrp3(String row) {
    return Index.of(row).filter(index -> index.size() > 4).flatMap(index -> index.address(3));
  }

  private void put(Optional<InetAddress> address, Variable cell) {
    address
        .filter(IpText::telling)
        .ifPresent(found -> addresses.putIfAbsent(Addresses.text(found), cell.exchange()));
  }

  boolean shares(String address) {
    return addresses.containsKey(address);
  }

  /// Each with the exchange that names it.
  SortedMap<String, Integer> addresses() {
    return addresses;
  }
}
