package org.cadastre.probes.snmp;

import java.util.List;
import java.util.TreeSet;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.Value;

/// Says what an interface is connected to: the neighbour on the other end, VLANs, aggregates, and
/// whoever is plugged in.
final class LinkReader {
  private static final String CONNECTED = "connected_to";
  private static final String ATTACHMENT = "attachment";

  private final Topology topology;
  private final Findings findings;

  LinkReader(Topology topology, Findings findings) {
    this.topology = topology;
    this.findings = findings;
  }

  void read(Interface each, Subject subject, Subject host) {
    neighbours(topology.on(each), subject, host);
    topology
        .aggregate(each)
        .ifPresent(
            in -> findings.link(subject, "member_of", in.aggregate().subject(host), in.exchange()));
    topology.vlans().of(each).ifPresent(in -> vlans(in, subject));
  }

  /// What could not be tied to an interface is the device's own.
  void readElsewhere(Subject host) {
    neighbours(topology.neighbours().elsewhere(), host, host);
  }

  /// Who gave nothing but a name is told of, but is no item.
  private void neighbours(List<Neighbour> neighbours, Subject subject, Subject host) {
    if (neighbours.isEmpty()) {
      return;
    }
    var texts = new TreeSet<String>();
    for (var neighbour : neighbours) {
      texts.add(neighbour.text());
      if (neighbour.known() && !isSelf(neighbour, host)) {
        findings.link(subject, CONNECTED, neighbour.subject(), neighbour.exchange());
      }
    }
    int exchange = neighbours.getFirst().exchange();
    findings.many(subject, "net.neighbors", texts, exchange);
  }

  /// Switches hear themselves through loops and through those that pass announcements on.
  private static boolean isSelf(Neighbour neighbour, Subject host) {
    return neighbour.keys().stream()
        .filter(key -> key.type().equals("net.mac"))
        .anyMatch(host.keys()::contains);
  }

  private void vlans(PortVlans in, Subject subject) {
    int exchange = topology.vlans().exchange();
    findings.whole(subject, "interface.vlan", in.own(), exchange);
    text(subject, "interface.untagged_vlans", in.untaggedText(), exchange);
    text(subject, "interface.tagged_vlans", in.taggedText(), exchange);
  }

  private void text(Subject subject, String attribute, String text, int exchange) {
    if (!text.isEmpty()) {
      findings.said(subject, attribute, text, exchange);
    }
  }

  /// Parts of their own, since such tables age and must not end with an interface's next reading.
  void readAttached(List<Interface> interfaces, Subject host) {
    for (var each : interfaces) {
      topology.attached(each).ifPresent(heard -> attached(heard, each, host));
    }
  }

  private void attached(Attachments.Heard heard, Interface port, Subject host) {
    var mac = heard.mac();
    if (host.keys().contains(new Key("net.mac", mac))) {
      return;
    }
    var id = port.name() + " " + mac;
    var part = new Subject(ATTACHMENT, id, List.of(new Key("attachment.id", id)), host);
    int exchange = heard.exchange();
    findings.partOf(part, host, exchange);
    findings.said(part, "attachment.interface", port.name(), exchange);
    findings.said(part, "attachment.mac", mac, exchange);
    if (heard.vlan() > 0) {
      findings.fact(
          part, "attachment.vlan", Value.of(heard.vlan()), findings.evidence(exchange, null));
    }
    topology
        .addressOf(mac)
        .ifPresent(address -> findings.said(part, "attachment.address", address, exchange));
    var keys = List.of(new Key("net.mac", mac));
    findings.link(part, CONNECTED, new Subject(Device.ANY, mac, keys), exchange);
  }
}
