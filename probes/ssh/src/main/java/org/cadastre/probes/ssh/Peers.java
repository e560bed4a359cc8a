package org.cadastre.probes.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.net.Addresses;
import org.cadastre.core.net.Cidr;

/// Others that a host speaks of and of which no more is known than an address.
final class Peers {
  private Peers() {}

  /// The device at an address; empty for a name, and for an address that every host has.
  static Optional<Subject> placeholder(String address) {
    return Cidr.literal(address)
        .filter(_ -> Nic.reachable(address))
        .map(Addresses::text)
        .map(text -> {
          List<Key> keys = new ArrayList<>();
          keys.add(new Key("endpoint.address", text));
          keys.add(new Key("net.ip", text));
          return new Subject("device", text, keys);
        });
  }
}
