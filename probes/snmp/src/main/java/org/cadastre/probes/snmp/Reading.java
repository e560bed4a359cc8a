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
  private final VirtualRouters routers;
  private final IpTable addresses;
  private final List<Interface> interfaces;
  private final Facet interfaceFacet;
  private final Topology topology;
  private final Subject host;
  private final Findings findings;

  Reading(Transcript transcript, Shelf shelf, Vocabulary vocabulary) {
    this.transcript = transcript;
    this.vocabulary = vocabulary;
    exchanges = transcript.exchanges();
    variables = Variables.of(exchanges);
    entities = Entities.of(variables);
    device = new Device(shelf, vocabulary, variables, entities);
    routers = new VirtualRouters(variables);
    addresses = IpTable.of(variables, routers);
    interfaceFacet = Facet.of(exchanges, variables, Oids.INTERFACES, "IF-MIB");
    interfaces = Interfaces.of(variables, addresses, interfaceFacet.complete());
    topology = new Topology(variables, exchanges, interfaces);
    host = new Subject(Device.ANY, name(), keys());
    findings = new Findings(transcript.hash());
  }

  List<Finding> findings() {
    var system = Facet.of(exchanges, variables, List.of(Oids.SYSTEM), "SNMPv2-MIB");
    findings.coverage("system", system);
    findings.coverage(INTERFACES, withTables());
    var hardware = facet(Tables.ENTITIES, "ENTITY-MIB");
    findings.coverage("hardware", hardware);
    new SystemReader(variables, device, findings).read(host);
    new PowerReader(variables, exchanges, findings).read(host);
    network();
    new EntityReader(entities, vocabulary, findings).read(host, hardware);
    if (!entities.tellChassis()) {
      new StackReader(variables, findings).read(host);
    }
    new HostResources(variables, findings)
        .read(host, facet(HostResources.STORAGE_TABLES, "hrStorageTable"));
    new SoftwareReader(variables, findings)
        .read(host, facet(SoftwareReader.TABLES, "hrSWInstalledTable"));
    new SupplyReader(variables, findings).read(host, facet(SupplyReader.TABLES, "Printer-MIB"));
    new RoutingReader(variables, findings).read(host);
    return findings.all();
  }

  private void network() {
    var links = new LinkReader(topology, findings);
    new InterfaceReader(interfaces, addresses, links, findings).read(host, interfaceFacet);
    links.readElsewhere(host);
    links.readAttached(interfaces, host);
    if (!topology.bridge().isEmpty()) {
      findings.coverage("bridge", Facet.of(exchanges, variables, Bridge.SCALARS, "BRIDGE-MIB"));
      topology.bridge().read(host, findings);
    }
    new VlanReader(topology.vlans(), findings).read(host, facet(Vlans.TABLES, "VLANs"));
    var shared = routers.addresses();
    shared.values().stream()
        .findFirst()
        .ifPresent(exchange -> findings.many(host, "net.virtual_ip", shared.keySet(), exchange));
  }

  private Facet facet(List<Table> tables, String what) {
    return Facet.of(exchanges, variables, Table.columns(tables), what);
  }

  /// The facet is complete when the tables are too that say more of interfaces; an agent without
  /// any may be right.
  private Facet withTables() {
    var more =
        Stream.of(
            facet(Tables.ADDRESSES, "addresses"),
            facet(Tables.NEIGHBOURS, "neighbours"),
            facet(Tables.BRIDGE, "bridge"),
            facet(Tables.LINKS, "aggregates"));
    return interfaceFacet.complete()
        ? more.filter(facet -> !facet.complete() && facet.outcome() != Outcome.UNSUPPORTED)
            .findFirst()
            .map(facet ->
                new Facet(
                    facet.what(),
                    Outcome.PARTIAL,
                    facet.what() + ": " + facet.reason(),
                    facet.exchange()))
            .orElse(interfaceFacet)
        : interfaceFacet;
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
        .map(Addresses::text)
        .filter(ip -> !routers.shares(ip))
        .ifPresent(ip -> keys.add(new Key("net.ip", ip)));
    addresses.telling().keySet().forEach(ip -> keys.add(new Key("net.ip", ip)));
    interfaces.stream()
        .flatMap(i -> identifyingMac(i).stream())
        .forEach(mac -> keys.add(new Key("net.mac", mac)));
    topology.bridge().address().ifPresent(mac -> keys.add(new Key("net.mac", mac)));
    chassis().ifPresent(mac -> keys.add(new Key("net.mac", mac)));
    variables
        .get(Oids.ENGINE_ID)
        .flatMap(EngineIds::identifying)
        .ifPresent(id -> keys.add(new Key("snmp.engine_id", id)));
    serial().forEach(keys::add);
    return keys;
  }

  /// By which its neighbours know it (lldpLocChassisId).
  private Optional<String> chassis() {
    boolean mac =
        variables
            .get(LldpLayout.LOCAL_CHASSIS_SUBTYPE)
            .filter(subtype -> subtype.number().orElse(0) == LldpTable.CHASSIS_MAC)
            .isPresent();
    return mac
        ? variables
            .get(LldpLayout.LOCAL_CHASSIS_ID)
            .flatMap(Mac::of)
            .filter(own -> Mac.identifies(own, "br-"))
        : Optional.empty();
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
