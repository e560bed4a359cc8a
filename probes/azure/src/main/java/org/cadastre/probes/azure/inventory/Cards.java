package org.cadastre.probes.azure.inventory;

import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.azure.arm.Json;

/// Tells of network cards and of addresses that the internet reaches, and of a machine's own by its
/// cards.
final class Cards {
  private final Teller teller;
  private final Report report;
  private final TreeMap<String, Owned> owned = new TreeMap<>();

  /// What a machine has by its cards.
  private record Owned(Subject machine, TreeSet<String> macs, TreeSet<String> addresses, int at) {}

  Cards(Teller teller) {
    this.teller = teller;
    this.report = teller.report();
  }

  void card(Resource card) {
    var subject = card.subject();
    var properties = card.properties();
    int at = card.at();
    var mac = properties.text("macAddress").flatMap(Cards::mac);
    var addresses = new ArrayList<String>();
    for (var configuration : properties.items("ipConfigurations")) {
      configuration.text("properties", "privateIPAddress").ifPresent(addresses::add);
      neighbours(subject, configuration.at("properties"), at);
    }
    report.fact(subject, "cloud.mac", mac, at);
    report.fact(subject, "cloud.addresses", addresses, at);
    report.flag(subject, "azure.ip_forwarding", properties.flag("enableIPForwarding"), at);
    teller.link(subject, "attached_to", at, properties, "virtualMachine", "id");
    teller.link(subject, "attached_to", at, properties, "privateEndpoint", "id");
    teller.linked(subject, "attached_to", at, properties, "networkSecurityGroup", "id");
    teller
        .directory()
        .at(properties, "virtualMachine", "id")
        .ifPresent(machine -> own(machine, mac, addresses, at));
  }

  private void neighbours(Subject subject, Json configuration, int at) {
    teller.link(subject, "contained_in", at, configuration, "subnet", "id");
    teller.linked(subject, "attached_to", at, configuration, "publicIPAddress", "id");
    for (var group : configuration.items("applicationSecurityGroups")) {
      teller.link(subject, "member_of", at, group, "id");
    }
    for (var field :
        new String[] {"loadBalancerBackendAddressPools", "applicationGatewayBackendAddressPools"}) {
      for (var pool : configuration.items(field)) {
        teller.link(subject, "member_of", at, pool, "id");
      }
    }
  }

  private void own(Subject machine, Optional<String> mac, Iterable<String> addresses, int at) {
    var name = machine.keys().getFirst().value();
    var of =
        owned.computeIfAbsent(name, _ -> new Owned(machine, new TreeSet<>(), new TreeSet<>(), at));
    mac.ifPresent(of.macs()::add);
    addresses.forEach(of.addresses()::add);
  }

  /// `00-0D-3A-1B-C7-21` → `00:0d:3a:1b:c7:21`
  static Optional<String> mac(String text) {
    return Optional.of(Kind.lower(text).replace('-', ':'))
        .filter(mac -> mac.matches("([0-9a-f]{2}:){5}[0-9a-f]{2}"));
  }

  /// Addresses are a machine's attributes, never what it is told by: another network may use the
  /// same ones.
  void owners() {
    for (var of : owned.values()) {
      report.fact(of.machine(), "net.mac", of.macs(), of.at());
      report.fact(of.machine(), "net.ip", of.addresses(), of.at());
    }
  }

  void address(Resource address) {
    var subject = address.subject();
    var properties = address.properties();
    int at = address.at();
    report.fact(subject, "cloud.addresses", properties.text("ipAddress").stream().toList(), at);
    report.fact(
        subject, "cloud.dns_names", properties.text("dnsSettings", "fqdn").stream().toList(), at);
    report.fact(
        subject, "cloud.kind", properties.text("publicIPAllocationMethod").map(Kind::lower), at);
    teller.link(subject, "attached_to", at, properties, "ipConfiguration", "id");
    teller.link(subject, "attached_to", at, properties, "natGateway", "id");
  }
}
