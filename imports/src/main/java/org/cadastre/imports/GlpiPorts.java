package org.cadastre.imports;

import java.util.Optional;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;

/// The ports of a network device and the addresses that it has.
final class GlpiPorts {
  private static final String SECTION = "network_ports";

  private final GlpiInventory inventory;
  private final Subject host;
  private final GlpiReport report;

  GlpiPorts(GlpiInventory inventory, Subject host, GlpiReport report) {
    this.inventory = inventory;
    this.host = host;
    this.report = report;
  }

  void report() {
    report.many(host, "net.ip", GlpiPort.addresses(inventory), inventory.at("network_device"));
    report.many(host, "net.mac", GlpiPort.macs(inventory), inventory.at("network_device"));
    var ports = GlpiPort.all(inventory);
    ports.forEach(this::port);
    int nameless = inventory.list(SECTION).size() - ports.size();
    GlpiCoverage.of(inventory, report).listing(host, "interfaces", "interface", SECTION, nameless);
  }

  private void port(GlpiPort port) {
    int at = inventory.at(SECTION);
    var row = port.row();
    var key = new Key("interface.name", port.name());
    var part = report.part(host, "interface", port.name(), key, at);
    report.text(part, "interface.name", Optional.of(port.name()), at);
    report.text(part, "interface.type", Optional.of(port.type()), at);
    report.text(part, "interface.alias", row.text("ifalias"), at);
    report.text(part, "interface.mac", GlpiAddress.mac(row.text("mac")), at);
    report.whole(part, "interface.index", GlpiUnits.times(row.whole("ifnumber"), 1), at);
    report.whole(part, "interface.mtu", GlpiUnits.times(row.whole("ifmtu"), 1), at);
    report.whole(part, "interface.speed", GlpiUnits.times(row.whole("ifspeed"), 1), at);
    report.text(part, "interface.admin_status", port.status("ifinternalstatus"), at);
    report.text(part, "interface.oper_status", port.status("ifstatus"), at);
  }
}
