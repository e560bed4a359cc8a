package org.cadastre.probes.snmp;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads hardware addresses and tells which of them identify the device they were seen on.
final class Mac {
  private static final int LENGTH = 6;
  private static final Pattern TEXT = Pattern.compile("(?i)[0-9a-f]{2}([:-][0-9a-f]{2}){5}");

  /// What containers and hypervisors make up for themselves, afresh on every start.
  private static final Pattern VIRTUAL =
      Pattern.compile(
          "(docker|br-|veth|virbr|vnet|tap|tun|cali|flannel|cni|cilium|lxc|dummy|kube|vxlan|podman).*");

  /// VRRP (RFC 5798), HSRP versions 1 and 2, GLBP: they move between devices.
  private static final Pattern SHARED =
      Pattern.compile("00:00:5e:00:0[12]:..|00:00:0c:07:ac:..|00:00:0c:9f:f.:..|00:07:b4:00:..:..");

  private Mac() {}

  /// In lower case with colons; empty when it is no hardware address, or zero.
  static Optional<String> of(Variable variable) {
    var octets = variable.octets();
    if (octets.length == LENGTH) {
      return told(HexFormat.ofDelimiter(":").formatHex(octets));
    }
    return ofText(variable.text());
  }

  /// As one writes it, with colons or hyphens.
  static Optional<String> ofText(String text) {
    return TEXT.matcher(text).matches()
        ? told(text.toLowerCase(Locale.ROOT).replace('-', ':'))
        : Optional.empty();
  }

  static Optional<String> ofOctets(byte[] octets) {
    return octets.length == LENGTH
        ? told(HexFormat.ofDelimiter(":").formatHex(octets))
        : Optional.empty();
  }

  private static Optional<String> told(String mac) {
    return mac.equals("00:00:00:00:00:00") ? Optional.empty() : Optional.of(mac);
  }

  /// Whether a maker gave it, as far as it says itself, to one interface.
  static boolean burnedIn(String mac) {
    return (Integer.parseInt(mac.substring(0, 2), 16) & 3) == 0 && !SHARED.matcher(mac).matches();
  }

  /// Whether the address belongs to this device alone: an individual address, not made up for a
  /// virtual interface, not shared by routers.
  static boolean identifies(String mac, String interfaceName) {
    int first = Integer.parseInt(mac.substring(0, 2), 16);
    boolean group = (first & 1) != 0;
    boolean local = (first & 2) != 0;
    return !group
        && !(local && VIRTUAL.matcher(interfaceName).matches())
        && !SHARED.matcher(mac).matches();
  }
}
