package org.cadastre.probes.snmp;

import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.Value;

/// Says what interfaces the device has, and which addresses are its own.
final class InterfaceReader {
  private final List<Interface> interfaces;
  private final IpTable addresses;
  private final LinkReader links;
  private final Findings findings;

  InterfaceReader(
      List<Interface> interfaces, IpTable addresses, LinkReader links, Findings findings) {
    this.interfaces = interfaces;
    this.addresses = addresses;
    this.links = links;
    this.findings = findings;
  }

  void read(Subject host, Facet facet) {
    var ips = addresses.telling();
    ips.values().stream()
        .findFirst()
        .ifPresent(exchange -> findings.many(host, "net.ip", ips.keySet(), exchange));
    var macs = new TreeSet<String>();
    interfaces.forEach(each -> Reading.identifyingMac(each).ifPresent(macs::add));
    findings.many(host, "net.mac", macs, exchange());
    interfaces.forEach(each -> read(each, host));
    if (facet.complete()) {
      findings.census(host, Interface.CLASS, facet.exchange());
    }
  }

  private int exchange() {
    return interfaces.stream().mapToInt(InterfaceReader::exchange).findFirst().orElse(0);
  }

  private static int exchange(Interface each) {
    return each.cells().values().stream().mapToInt(Variable::exchange).min().orElse(0);
  }

  private void read(Interface each, Subject host) {
    var subject = each.subject(host);
    int exchange = exchange(each);
    text(subject, "interface.name", each.name(), exchange);
    each.type().ifPresent(type -> text(subject, "interface.type", type, exchange));
    findings.whole(subject, "interface.index", OptionalLong.of(each.index()), exchange);
    findings.text(subject, "interface.alias", each.cell(Oids.IF_ALIAS));
    each.mac().ifPresent(mac -> text(subject, "interface.mac", mac, exchange));
    findings.whole(subject, "interface.mtu", mtu(each), exchange);
    findings.whole(subject, "interface.speed", each.speed(), exchange);
    status(subject, "interface.admin_status", each, Oids.IF_ADMIN_STATUS, exchange);
    status(subject, "interface.oper_status", each, Oids.IF_OPER_STATUS, exchange);
    findings.many(subject, "interface.addresses", each.addresses(), addresses.exchange());
    findings.partOf(subject, host, exchange);
    links.read(each, subject, host);
  }

  private static OptionalLong mtu(Interface each) {
    var mtu = each.number(Oids.IF_MTU);
    return mtu.orElse(0) > 0 ? mtu : OptionalLong.empty();
  }

  private void status(
      Subject subject, String attribute, Interface each, String column, int exchange) {
    each.status(column).ifPresent(status -> text(subject, attribute, status, exchange));
  }

  private void text(Subject subject, String attribute, String text, int exchange) {
    findings.fact(subject, attribute, Value.of(text), findings.evidence(exchange, null));
  }
}
