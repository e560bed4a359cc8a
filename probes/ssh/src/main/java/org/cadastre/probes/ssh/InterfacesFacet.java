package org.cadastre.probes.ssh;

import java.util.List;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;

/// The network interfaces and the addresses that the host has by them.
final class InterfacesFacet {
  private static final long MEGABIT = 1_000_000;

  private final Picture picture;
  private final Subject host;
  private final Report report;

  InterfacesFacet(Picture picture, Subject host, Report report) {
    this.picture = picture;
    this.host = host;
    this.report = report;
  }

  void report() {
    picture.heard(Asked.INTERFACES).ifPresent(this::report);
  }

  private void report(Heard heard) {
    int at = heard.exchange();
    report.fact(host, "net.ip", Nic.addresses(picture.nics()), at);
    report.fact(host, "net.mac", Nic.macs(picture.nics()), at);
    picture.nics().forEach(nic -> nic(nic, at));
    var extent = heard.shortfall().orElseGet(() -> extent(heard));
    if (extent.outcome() == Outcome.COMPLETE) {
      report.census(host, "interface", at);
    }
    report.coverage("interfaces", extent, at);
  }

  private Heard.Extent extent(Heard heard) {
    if (picture.nics().isEmpty()) {
      return new Heard.Extent(Outcome.UNSUPPORTED, "neither ip nor ifconfig listed interfaces");
    }
    return heard.complete()
        ? Heard.Extent.COMPLETE
        : new Heard.Extent(Outcome.PARTIAL, "the listing of interfaces ended with an error");
  }

  private void nic(Nic nic, int at) {
    var shown = nic.shown();
    var keys = List.of(new Key("interface.name", shown.name()));
    var subject = new Subject("interface", shown.name(), keys, host);
    report.partOf(subject, host, at);
    report.fact(subject, "interface.name", shown.name(), at);
    report.fact(subject, "interface.type", nic.type(), at);
    shown.index().ifPresent(index -> report.fact(subject, "interface.index", index, at));
    var mac = shown.mac();
    if (mac != null) {
      report.fact(subject, "interface.mac", mac, at);
    }
    shown.mtu().ifPresent(mtu -> report.fact(subject, "interface.mtu", mtu, at));
    nic.details()
        .speed()
        .ifPresent(speed ->
            report.fact(
                subject, "interface.speed", speed * MEGABIT, picture.at(Asked.INTERFACE_DETAILS)));
    report.fact(subject, "interface.admin_status", shown.enabled() ? "up" : "down", at);
    report.fact(subject, "interface.oper_status", shown.operational() ? "up" : "down", at);
    report.fact(subject, "interface.addresses", shown.addresses(), at);
  }
}
