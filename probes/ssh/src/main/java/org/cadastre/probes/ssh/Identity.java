package org.cadastre.probes.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.knowledge.Placeholder;

/// Who the host is: its class, its name and everything by which it may be told from others.
final class Identity {
  private static final int LONGEST_KEY = 256;

  private final List<Key> keys = new ArrayList<>();

  private Identity() {}

  static Subject of(Picture picture, Hardware hardware) {
    var identity = new Identity();
    identity.firm(picture, hardware);
    identity.network(picture);
    var name = picture.name().orElse(picture.endpoint());
    return new Subject(ciClass(picture), name, identity.keys);
  }

  /// A guest is a server to those who log in to it; what it runs on is `virtualization.type`, and
  /// the virtual machine is its hypervisor's or its cloud's view of it.
  private static String ciClass(Picture picture) {
    if (picture.uname().isEmpty()) {
      return "device";
    }
    return picture
        .recognised("ci.class")
        .map(r -> r.value())
        .orElse(picture.runsMachines() ? "hypervisor" : "server");
  }

  private void firm(Picture picture, Hardware hardware) {
    hostId(picture).ifPresent(id -> add("host.id", id));
    hardware.uuid().ifPresent(uuid -> add("hw.uuid", uuid.text()));
    CloudIdentity.of(picture).ids().forEach(id -> add("cloud.resource_id", id));
    if (hardware.vendor().isPresent() && hardware.serial().isPresent()) {
      add("hw.serial_number", hardware.serial().get().text());
      add("hw.vendor", hardware.vendor().get().text());
    }
  }

  private void network(Picture picture) {
    Nic.macs(picture.nics()).forEach(mac -> add("net.mac", mac));
    Nic.addresses(picture.nics()).forEach(address -> add("net.ip", address));
    picture.hostKeys().forEach(key -> add("ssh.host_key", key));
    add("endpoint.address", picture.endpoint());
    if (Nic.reachable(picture.endpoint())) {
      add("net.ip", picture.endpoint());
    }
  }

  private void add(String type, String value) {
    if (value.length() <= LONGEST_KEY) {
      keys.add(new Key(type, value));
    }
  }

  /// The machine-id, when it is one.
  static Optional<String> hostId(Picture picture) {
    return picture
        .system()
        .value("machine-id")
        .filter(id -> id.matches("[0-9a-f]{32}"))
        .flatMap(Placeholder::real);
  }
}
