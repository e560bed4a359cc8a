package org.cadastre.imports;

import java.util.Locale;
import java.util.Optional;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;

/// The interfaces of the machine and the addresses that it has by them.
final class GlpiNetworks {
  private static final String SECTION = "networks";
  private static final long MEGABIT = 1_000_000;

  private final GlpiInventory inventory;
  private final Subject host;
  private final GlpiReport report;

  GlpiNetworks(GlpiInventory inventory, Subject host, GlpiReport report) {
    this.inventory = inventory;
    this.host = host;
    this.report = report;
  }

  void report() {
    int at = inventory.at(SECTION);
    var nics = GlpiNic.all(inventory.list(SECTION));
    report.many(host, "net.ip", GlpiNic.reachable(nics), at);
    report.many(host, "net.mac", GlpiNic.macs(nics), at);
    nics.forEach(nic -> nic(nic, at));
    int nameless =
        (int) inventory.list(SECTION).stream().filter(n -> GlpiNic.said(n).isEmpty()).count();
    GlpiCoverage.of(inventory, report).listing(host, "interfaces", "interface", SECTION, nameless);
  }

  private void nic(GlpiNic nic, int at) {
    var part =
        report.part(host, "interface", nic.name(), new Key("interface.name", nic.name()), at);
    report.text(part, "interface.name", Optional.of(nic.name()), at);
    report.text(part, "interface.type", nic.type(), at);
    report.text(part, "interface.mac", nic.mac(), at);
    var first = nic.rows().getFirst();
    report.whole(part, "interface.mtu", GlpiUnits.times(first.whole("mtu"), 1), at);
    report.whole(part, "interface.speed", GlpiUnits.times(first.whole("speed"), MEGABIT), at);
    report.text(
        part, "interface.oper_status", nic.text("status").flatMap(GlpiNetworks::status), at);
    report.many(part, "interface.addresses", nic.addresses(), at);
  }

  private static Optional<String> status(String said) {
    return switch (said.toLowerCase(Locale.ROOT)) {
      case "up" -> Optional.of("up");
      case "down", "dormant", "notpresent", "lowerlayerdown" -> Optional.of("down");
      default -> Optional.empty();
    };
  }
}
