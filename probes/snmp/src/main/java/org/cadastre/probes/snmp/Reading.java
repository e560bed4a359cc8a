package org.cadastre.probes.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.Vocabulary;
import org.cadastre.core.net.Addresses;
import org.cadastre.core.net.Cidr;

/// One transcript being understood: first what the device is and by what it may be told from
/// others, then everything about it.
final class Reading {
  private static final String INTERFACES = "interfaces";

  private final Transcript transcript;
  private final Vocabulary vocabulary;
  private final List<Exchange> exchanges;
  private final Variables variables;
  private final Entities entities;
  private final Device device;
  private final IpTable addresses;
  private final List<Interface> interfaces;
  private final Facet interfaceFacet;
  private final Subject host;
  private final Findings findings;

  Reading(Transcript transcript, Knowledge knowledge, Vocabulary vocabulary, Clues clues) {
    this.transcript = transcript;
    this.vocabulary = vocabulary;
    exchanges = transcript.exchanges();
    variables = Variables.of(exchanges);
    entities = Entities.of(variables);
    device = new Device(knowledge, vocabulary, clues, variables, entities);
    addresses = IpTable.of(variables);
    interfaceFacet = Facet.of(exchanges, variables, Oids.INTERFACES, "IF-MIB");
    interfaces = Interfaces.of(variables, addresses, interfaceFacet.complete());
    host = new Subject(Device.ANY, name(), keys());
    findings = new Findings(transcript.hash());
  }

  List<Finding> findings() {
    var system = Facet.of(exchanges, variables, List.of(Oids.SYSTEM), "SNMPv2-MIB");
    findings.coverage("system", system);
    findings.coverage(INTERFACES, withAddresses());
    var hardware = Facet.of(exchanges, variables, Oids.ENTITIES, "ENTITY-MIB");
    findings.coverage("hardware", hardware);
    new SystemReader(variables, device, findings).read(host);
    new PowerReader(variables, exchanges, findings).read(host);
    new InterfaceReader(interfaces, addresses, findings).read(host, interfaceFacet);
    new EntityReader(entities, vocabulary, findings).read(host, hardware);
    return findings.all();
  }

  /// The facet is complete when the addresses are too; an agent without any may be right.
  private Facet withAddresses() {
    var facet = Facet.of(exchanges, variables, Oids.ADDRESSES, "IP-MIB");
    return !interfaceFacet.complete() || facet.complete() || facet.outcome() == Outcome.UNSUPPORTED
        ? interfaceFacet
        : new Facet(Outcome.PARTIAL, "addresses: " + facet.reason(), facet.exchange());
  }

  private String name() {
    return variables.text(Oids.SYS_NAME).orElse(transcript.endpoint().host());
  }

  private List<Key> keys() {
    var keys = new ArrayList<Key>();
    var address = transcript.endpoint().host();
    keys.add(new Key("endpoint.address", address));
    Cidr.literal(address)
        .filter(IpText::telling)
        .ifPresent(a -> keys.add(new Key("net.ip", Addresses.text(a))));
    addresses.telling().keySet().forEach(ip -> keys.add(new Key("net.ip", ip)));
    interfaces.stream()
        .flatMap(i -> identifyingMac(i).stream())
        .forEach(mac -> keys.add(new Key("net.mac", mac)));
    variables
        .get(Oids.ENGINE_ID)
        .flatMap(EngineIds::identifying)
        .ifPresent(id -> keys.add(new Key("snmp.engine_id", id)));
    serial().forEach(keys::add);
    return keys;
  }

  static Optional<String> identifyingMac(Interface each) {
    return each.physical()
        ? each.mac().filter(mac -> Mac.identifies(mac, each.name()))
        : Optional.empty();
  }

  /// A serial number identifies only together with who gave it.
  private Stream<Key> serial() {
    var serial = device.says(Device.SERIAL);
    var vendor = device.says(Device.VENDOR);
    return serial.isPresent() && vendor.isPresent()
        ? Stream.of(
            new Key(Device.SERIAL, serial.get().text()),
            new Key(Device.VENDOR, vendor.get().text()))
        : Stream.empty();
  }
}
