package org.cadastre.probes.snmp;

import java.util.List;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.Value;

/// Says which VLANs a device knows.
final class VlanReader {
  private static final String CLASS = "vlan";

  private final Vlans vlans;
  private final Findings findings;

  VlanReader(Vlans vlans, Findings findings) {
    this.vlans = vlans;
    this.findings = findings;
  }

  void read(Subject host, Facet facet) {
    if (vlans.isEmpty()) {
      return;
    }
    findings.coverage("vlans", facet);
    vlans.byId().values().forEach(vlan -> read(vlan, host));
    if (facet.complete()) {
      findings.census(host, CLASS, facet.exchange());
    }
  }

  private void read(Vlans.Vlan vlan, Subject host) {
    var id = Long.toString(vlan.id());
    var name = vlan.name().isEmpty() ? "VLAN " + id : vlan.name();
    var part = new Subject(CLASS, name, List.of(new Key("vlan.id", id)), host);
    findings.partOf(part, host, vlan.exchange());
    findings.fact(part, "vlan.id", Value.of(vlan.id()), findings.evidence(vlan.exchange(), null));
    if (!vlan.name().isEmpty()) {
      findings.said(part, "vlan.name", vlan.name(), vlan.exchange());
    }
  }
}
