package org.cadastre.probes.azure.inventory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.azure.arm.ArmId;
import org.cadastre.probes.azure.arm.Json;

/// Tells of load balancers and application gateways: where they listen, and over what they spread.
final class Balancers {
  private final Teller teller;
  private final Report report;

  Balancers(Teller teller) {
    this.teller = teller;
    this.report = teller.report();
  }

  void network(Resource balancer) {
    report.fact(balancer.subject(), "cloud.kind", "network", balancer.at());
    fronts(balancer);
    pools(balancer, "backendIPConfigurations");
    for (var rule : balancer.properties().items("loadBalancingRules")) {
      var listener = listener(balancer, rule, "loadBalancingRules", "frontendPort");
      teller.link(
          listener, "routes_to", balancer.at(), rule, "properties", "backendAddressPool", "id");
      for (var pool : rule.items("properties", "backendAddressPools")) {
        teller.link(listener, "routes_to", balancer.at(), pool, "id");
      }
    }
    for (var rule : balancer.properties().items("inboundNatRules")) {
      var listener = listener(balancer, rule, "inboundNatRules", "frontendPort");
      teller.link(
          listener, "routes_to", balancer.at(), rule, "properties", "backendIPConfiguration", "id");
    }
  }

  private void fronts(Resource balancer) {
    var fronts = balancer.properties().items("frontendIPConfigurations");
    var subject = balancer.subject();
    int at = balancer.at();
    boolean outside = false;
    for (var front : fronts) {
      var properties = front.at("properties");
      outside |= properties.text("publicIPAddress", "id").isPresent();
      teller.linked(subject, "attached_to", at, properties, "publicIPAddress", "id");
      teller.link(subject, "contained_in", at, properties, "subnet", "id");
    }
    report.fact(
        subject,
        "cloud.addresses",
        fronts.stream().flatMap(f -> f.text("properties", "privateIPAddress").stream()).toList(),
        at);
    if (!fronts.isEmpty()) {
      report.fact(subject, "cloud.scheme", outside ? "internet-facing" : "internal", at);
    }
  }

  private void pools(Resource balancer, String members) {
    for (var pool : balancer.properties().items("backendAddressPools")) {
      var group = teller.part(balancer, pool, "target_group", "backendAddressPools");
      var addresses = pool.items("properties", "backendAddresses");
      report.fact(
          group,
          "cloud.addresses",
          addresses.stream()
              .flatMap(a -> a.text("ipAddress").or(() -> a.text("fqdn")).stream())
              .toList(),
          balancer.at());
      for (var member : pool.items("properties", members)) {
        teller.linked(group, "member_of", balancer.at(), member, "id");
      }
    }
  }

  private Subject listener(Resource balancer, Json json, String collection, String port) {
    var listener = teller.part(balancer, json, "listener", collection);
    var properties = json.at("properties");
    report.fact(listener, "cloud.port", properties.whole(port), balancer.at());
    report.fact(
        listener, "cloud.protocol", properties.text("protocol").map(Kind::lower), balancer.at());
    return listener;
  }

  void application(Resource gateway) {
    var properties = gateway.properties();
    int at = gateway.at();
    report.fact(gateway.subject(), "cloud.kind", "application", at);
    report.fact(
        gateway.subject(), "cloud.state", properties.text("operationalState").map(Kind::lower), at);
    report.fact(gateway.subject(), "cloud.sku", properties.text("sku", "name"), at);
    fronts(gateway);
    for (var place : properties.items("gatewayIPConfigurations")) {
      teller.link(gateway.subject(), "contained_in", at, place, "properties", "subnet", "id");
    }
    pools(gateway, "backendIPConfigurations");
    var ports = ports(properties.items("frontendPorts"));
    for (var json : properties.items("httpListeners")) {
      var listener = listener(gateway, json, "httpListeners", "port");
      ArmId.of(json.text("properties", "frontendPort", "id"))
          .map(ports::get)
          .ifPresent(
              port -> report.fact(listener, "cloud.port", port.whole("properties", "port"), at));
      report.fact(
          listener, "cloud.dns_names", json.text("properties", "hostName").stream().toList(), at);
    }
    for (var rule : properties.items("requestRoutingRules")) {
      rule(rule.at("properties"), at);
    }
  }

  private static Map<ArmId, Json> ports(List<Json> all) {
    var ports = new HashMap<ArmId, Json>();
    all.forEach(port -> ArmId.of(port.text("id")).ifPresent(id -> ports.put(id, port)));
    return ports;
  }

  private void rule(Json rule, int at) {
    teller
        .directory()
        .at(rule, "httpListener", "id")
        .ifPresent(
            listener -> teller.link(listener, "routes_to", at, rule, "backendAddressPool", "id"));
  }
}
