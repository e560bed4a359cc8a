package org.cadastre.probes.ssh;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.cadastre.core.net.Cidr;
import org.cadastre.probes.ssh.output.Ifconfig;
import org.cadastre.probes.ssh.output.IpAddr;
import org.cadastre.probes.ssh.output.LinkDetails;
import org.cadastre.probes.ssh.output.NetworkInterface;

/// An interface with all that was heard of it.
record Nic(NetworkInterface shown, LinkDetails details) {
  /// One for each name; ends of virtual cables to containers are left out, they come and go.
  static List<Nic> of(String interfaces, String details) {
    var shown = IpAddr.parse(interfaces);
    var known = LinkDetails.parse(details);
    Map<String, Nic> nics = new LinkedHashMap<>();
    for (var nic : shown.isEmpty() ? Ifconfig.parse(interfaces) : shown) {
      if (!nic.name().startsWith("veth")) {
        var detail = known.getOrDefault(nic.name(), LinkDetails.UNKNOWN);
        nics.putIfAbsent(nic.name(), new Nic(nic, detail));
      }
    }
    return new ArrayList<>(nics.values());
  }

  /// Burned-in addresses: of interfaces with hardware behind them, or where none has (containers),
  /// of Ethernet interfaces in use.
  static NavigableSet<String> macs(Collection<Nic> nics) {
    NavigableSet<String> macs = new TreeSet<>();
    boolean physical = nics.stream().anyMatch(nic -> nic.details().physical());
    for (var nic : nics) {
      if (physical ? nic.details().physical() : nic.inUse()) {
        nic.mac().ifPresent(macs::add);
      }
    }
    return macs;
  }

  /// Addresses under which the host may be met: not those that every host has (loopback,
  /// link-local), nor those of networks inside it.
  static NavigableSet<String> addresses(Collection<Nic> nics) {
    NavigableSet<String> addresses = new TreeSet<>();
    nics.stream()
        .filter(nic -> !nic.shown().loopback() && !nic.internal())
        .flatMap(nic -> nic.shown().addresses().stream())
        .map(address -> address.substring(0, address.indexOf('/')))
        .filter(Nic::reachable)
        .forEach(addresses::add);
    return addresses;
  }

  static boolean reachable(String address) {
    return Cidr.literal(address).filter(Nic::unicast).isPresent();
  }

  private static boolean unicast(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isAnyLocalAddress()
        && !address.isMulticastAddress();
  }

  private Optional<String> mac() {
    var permanent = shown.permanentMac();
    return Optional.ofNullable(permanent == null ? shown.mac() : permanent);
  }

  private boolean inUse() {
    return shown.link().equals("ether")
        && shown.enabled()
        && !shown.addresses().isEmpty()
        && !internal();
  }

  /// A bridge without a port to the outside, or a dummy.
  private boolean internal() {
    boolean dummy = shown.flags().contains("NOARP") && shown.flags().contains("BROADCAST");
    return !details.physical() && ((details.bridge() && !details.uplink()) || dummy);
  }

  /// In the words of the model.
  String type() {
    if (shown.loopback()) {
      return "loopback";
    }
    if (details.bond()) {
      return "lag";
    }
    if (details.bridge()) {
      return "other";
    }
    if (shown.link().equals("ether")) {
      return "ethernet";
    }
    return shown.flags().contains("POINTOPOINT") ? "tunnel" : "other";
  }
}
