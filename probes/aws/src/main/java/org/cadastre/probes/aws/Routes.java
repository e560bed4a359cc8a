package org.cadastre.probes.aws;

import java.util.List;
import java.util.Map;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.Value;
import org.cadastre.probes.aws.answer.Node;

/// Where route tables send traffic, and which networks a peering joins.
final class Routes {
  /// What a route's target is, by where the route names it.
  private static final Map<String, Kind> TARGETS =
      Map.of(
          "natGatewayId", new Kind("gateway", "natgateway"),
          "transitGatewayId", new Kind("gateway", "transit-gateway"),
          "egressOnlyInternetGatewayId", new Kind("gateway", "egress-only-internet-gateway"),
          "networkInterfaceId", new Kind("network_interface", "network-interface"),
          "vpcPeeringConnectionId", new Kind("network_peering", "vpc-peering-connection"));

  private record Kind(String ciClass, String type) {}

  private Routes() {}

  static void tell(Node node, Page page) {
    var table =
        page.ec2("route_table", "route-table", node.text("routeTableId"), node)
            .say("cloud.owner", "ownerId")
            .set("cloud.routes", node.all("routeSet/item").stream().map(Routes::line).toList())
            .within("vpc", "vpc", "vpcId")
            .ec2("attached_to", "subnet", "subnet", "associationSet/item/subnetId");
    if (node.texts("associationSet/item/main").contains("true")) {
      table.fact("cloud.default", Value.of(true));
    }
    TARGETS.forEach((field, kind) ->
        table.ec2("routes_to", kind.ciClass(), kind.type(), "routeSet/item/" + field));
    table.link("routes_to", gateways(node), id -> gateway(page.place(), id));
  }

  private static List<String> gateways(Node table) {
    return table.texts("routeSet/item/gatewayId").stream()
        .filter(id -> id.startsWith("igw-") || id.startsWith("vpce-"))
        .toList();
  }

  private static Subject gateway(Place place, String id) {
    return id.startsWith("igw-")
        ? place.ec2("gateway", "internet-gateway", id)
        : place.ec2("private_endpoint", "vpc-endpoint", id);
  }

  /// `0.0.0.0/0 igw-0… (blackhole)`
  private static String line(Node route) {
    var destination = new StringBuilder();
    var target = new StringBuilder();
    var state = route.text("state").equals("blackhole") ? " (blackhole)" : "";
    for (var part : route.children()) {
      if (part.name().startsWith("destination")) {
        destination.append(part.text());
      } else if (part.name().endsWith("Id") && !part.name().equals("instanceOwnerId")) {
        target.append(target.isEmpty() ? "" : ", ").append(part.text());
      }
    }
    return destination + " " + target + state;
  }

  /// One end of a peering, which may be in another account and region.
  static void peer(Entry peering, String end) {
    var here = peering.page().place();
    var vpc = peering.node().text(end + "/vpcId");
    var account = peering.node().text(end + "/ownerId");
    var region = peering.node().text(end + "/region");
    if (!vpc.isEmpty()) {
      var there =
          new Place(
              account.isEmpty() ? here.account() : account,
              region.isEmpty() ? here.region() : region);
      peering.link("attached_to", there.ec2("vpc", "vpc", vpc));
    }
  }
}
