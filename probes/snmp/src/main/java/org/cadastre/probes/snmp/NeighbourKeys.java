package org.cadastre.probes.snmp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.net.Addresses;
import org.cadastre.core.net.Cidr;

/// Gathers by what a neighbour can be told. What identifies nothing is left out.
final class NeighbourKeys {
  /// Cisco telephones call themselves by their hardware address.
  private static final Pattern PHONE =
      Pattern.compile("(?:SEP|SIP|ATA|VGC|AN)([0-9A-Fa-f]{12})(?:\\..*)?");

  /// NX-OS calls itself `name(SERIAL)`, CatOS `SERIAL(name)`.
  private static final Pattern NXOS = Pattern.compile(".+\\(([A-Z]{3}[0-9]{4}[0-9A-Z]{4})\\)");

  private static final Pattern CATOS = Pattern.compile("([A-Z]{3}[0-9]{4}[0-9A-Z]{4})\\(.*\\)");

  private final Set<String> macs = new TreeSet<>();
  private final Set<String> addresses = new TreeSet<>();
  private Optional<Key> serial = Optional.empty();

  NeighbourKeys mac(Variable variable) {
    Mac.of(variable).filter(mac -> Mac.identifies(mac, "")).ifPresent(macs::add);
    return this;
  }

  NeighbourKeys macText(String text) {
    Mac.ofText(text).filter(mac -> Mac.identifies(mac, "")).ifPresent(macs::add);
    return this;
  }

  NeighbourKeys address(Optional<InetAddress> address) {
    address.filter(IpText::telling).map(Addresses::text).ifPresent(addresses::add);
    return this;
  }

  /// Four or sixteen octets, or an address as one writes it.
  NeighbourKeys address(Variable variable) {
    var octets = variable.octets();
    boolean raw = octets.length == 4 || octets.length == 16;
    return address(raw ? IpText.address(octets) : Cidr.literal(variable.text()));
  }

  /// What some devices hide in the name by which CDP knows them.
  NeighbourKeys ciscoName(String name) {
    var phone = PHONE.matcher(name);
    if (phone.matches()) {
      macText(phone.group(1).replaceAll("(..)(?!$)", "$1:"));
    }
    for (var pattern : List.of(NXOS, CATOS)) {
      var matcher = pattern.matcher(name);
      if (matcher.matches()) {
        serial = Optional.of(new Key(Device.SERIAL, matcher.group(1)));
      }
    }
    return this;
  }

  List<Key> keys() {
    var keys = new ArrayList<Key>();
    macs.forEach(mac -> keys.add(new Key("net.mac", mac)));
    addresses.forEach(address -> keys.add(new Key("net.ip", address)));
    serial.ifPresent(key -> {
      keys.add(key);
      keys.add(new Key(Device.VENDOR, "Cisco"));
    });
    return keys;
  }
}
