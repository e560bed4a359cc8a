package org.cadastre.probes.snmp;

import java.util.List;
import java.util.OptionalLong;
import org.cadastre.core.evidence.Subject;

/// Says as whom a router takes part in routing (BGP4-MIB, RFC 4273; OSPF-MIB, RFC 4750).
final class RoutingReader {
  private static final String BGP_AS = "1.3.6.1.2.1.15.2.0";
  private static final String BGP_ID = "1.3.6.1.2.1.15.4.0";
  private static final String OSPF_ID = "1.3.6.1.2.1.14.1.1.0";

  static final List<String> SCALARS = List.of(BGP_AS, BGP_ID, OSPF_ID);

  private static final String NONE = "0.0.0.0";
  private static final long MOST_AS = 4_294_967_295L;

  private final Variables variables;
  private final Findings findings;

  RoutingReader(Variables variables, Findings findings) {
    this.variables = variables;
    this.findings = findings;
  }

  void read(Subject host) {
    id(host, "bgp.router_id", BGP_ID);
    id(host, "ospf.router_id", OSPF_ID);
    variables
        .get(BGP_AS)
        .ifPresent(as -> {
          long number = as.number().orElse(0);
          if (number > 0 && number <= MOST_AS) {
            findings.whole(host, "bgp.as", OptionalLong.of(number), as.exchange());
          }
        });
  }

  private void id(Subject host, String attribute, String oid) {
    variables
        .get(oid)
        .ifPresent(id ->
            id.ipv4()
                .map(address -> address.getHostAddress())
                .filter(text -> !text.equals(NONE))
                .ifPresent(text -> findings.said(host, attribute, text, id.exchange())));
  }
}
