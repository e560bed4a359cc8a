package org.cadastre.imports;

import java.util.List;
import java.util.Optional;
import org.cadastre.core.evidence.Subject;

/// A device that an agent looked at over the network, as a whole.
final class GlpiDevice {
  private static final String SECTION = "network_device";
  private static final long MEBIBYTE = 1 << 20;

  private final GlpiInventory inventory;
  private final Subject host;
  private final GlpiReport report;

  GlpiDevice(GlpiInventory inventory, Subject host, GlpiReport report) {
    this.inventory = inventory;
    this.host = host;
    this.report = report;
  }

  void report() {
    var device = inventory.object(SECTION);
    int at = inventory.at(SECTION);
    report.real(host, "host.name", device.text("name"), at);
    report.text(host, "ci.class", Optional.of(host.ciClass()).filter(c -> !vague(c)), at);
    report.real(host, "snmp.description", device.text("description"), at);
    report.real(host, "device.location", device.text("location"), at);
    report.real(host, "device.contact", device.text("contact"), at);
    report.real(host, "hw.vendor", device.text("manufacturer"), at);
    report.real(host, "hw.model", device.text("model"), at);
    report.real(host, "hw.serial_number", device.text("serial"), at);
    report.real(host, "hw.firmware_version", device.text("firmware"), at);
    var memory = device.whole("memory").isPresent() ? device.whole("memory") : device.whole("ram");
    report.whole(host, "hw.memory.size", GlpiUnits.times(memory, MEBIBYTE), at);
    GlpiCoverage.of(inventory, report)
        .facet("system", List.of(SECTION))
        .facet("hardware", List.of(SECTION));
  }

  /// What the device is, it could not say: a better source does.
  private static boolean vague(String ciClass) {
    return ciClass.equals("device") || ciClass.equals("network_device");
  }
}
