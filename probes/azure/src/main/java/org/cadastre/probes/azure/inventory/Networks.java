package org.cadastre.probes.azure.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.azure.arm.Json;

/// Tells of private networks: subnets, peerings, routes and ways out.
final class Networks {
  private final Teller teller;
  private final Report report;

  Networks(Teller teller) {
    this.teller = teller;
    this.report = teller.report();
  }

  void network(Resource network) {
    var properties = network.properties();
    report.fact(
        network.subject(),
        "cloud.cidr",
        properties.texts("addressSpace", "addressPrefixes"),
        network.at());
    report.fact(
        network.subject(),
        "azure.dns_servers",
        properties.texts("dhcpOptions", "dnsServers"),
        network.at());
    properties.items("subnets").forEach(subnet -> subnet(network, subnet));
    properties.items("virtualNetworkPeerings").forEach(peering -> peering(network, peering));
  }

  private void subnet(Resource network, Json json) {
    var subnet = teller.part(network, json, "subnet", "subnets");
    var properties = json.at("properties");
    int at = network.at();
    report.fact(subnet, "cloud.cidr", prefixes(properties, "addressPrefix"), at);
    report.fact(subnet, "cloud.state", properties.text("provisioningState").map(Kind::lower), at);
    teller.link(subnet, "uses", at, properties, "routeTable", "id");
    teller.link(subnet, "routes_to", at, properties, "natGateway", "id");
    teller.linked(subnet, "attached_to", at, properties, "networkSecurityGroup", "id");
  }

  /// A field that is one text, or under its plural a list.
  static List<String> prefixes(Json properties, String name) {
    var all = new ArrayList<>(properties.texts(name + "es"));
    properties.text(name).ifPresent(all::add);
    return all;
  }

  private void peering(Resource network, Json json) {
    var peering = teller.part(network, json, "network_peering", "virtualNetworkPeerings");
    var properties = json.at("properties");
    int at = network.at();
    report.fact(peering, "cloud.state", properties.text("peeringState").map(Kind::lower), at);
    report.fact(
        peering, "cloud.cidr", properties.texts("remoteAddressSpace", "addressPrefixes"), at);
    teller.link(peering, "routes_to", at, properties, "remoteVirtualNetwork", "id");
  }

  void routes(Resource table) {
    var properties = table.properties();
    int at = table.at();
    report.fact(
        table.subject(),
        "cloud.routes",
        properties.items("routes").stream().map(Networks::route).toList(),
        at);
    for (var subnet : properties.items("subnets")) {
      teller.linked(table.subject(), "uses", at, subnet, "id");
    }
  }

  private static String route(Json route) {
    var properties = route.at("properties");
    return Stream.of("addressPrefix", "nextHopType", "nextHopIpAddress")
        .map(properties::text)
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  void gateway(Resource gateway) {
    int at = gateway.at();
    report.fact(gateway.subject(), "cloud.kind", "nat", at);
    for (var address : gateway.properties().items("publicIpAddresses")) {
      teller.linked(gateway.subject(), "attached_to", at, address, "id");
    }
    for (var subnet : gateway.properties().items("subnets")) {
      teller.linked(gateway.subject(), "routes_to", at, subnet, "id");
    }
  }

  void endpoint(Resource endpoint) {
    var properties = endpoint.properties();
    Subject subject = endpoint.subject();
    int at = endpoint.at();
    teller.link(subject, "contained_in", at, properties, "subnet", "id");
    for (var card : properties.items("networkInterfaces")) {
      teller.linked(subject, "attached_to", at, card, "id");
    }
    for (var field :
        List.of("privateLinkServiceConnections", "manualPrivateLinkServiceConnections")) {
      for (var connection : properties.items(field)) {
        teller.link(subject, "routes_to", at, connection, "properties", "privateLinkServiceId");
      }
    }
  }
}
