package org.cadastre.probes.aws;

import java.util.List;
import org.cadastre.probes.aws.answer.Node;
import org.cadastre.probes.aws.call.Service;

/// Private networks: what is in them, and the ways out.
final class NetworkListings {
  static final List<Listing> FIRST =
      List.of(
          networks(),
          subnets(),
          networkInterfaces(),
          addresses(),
          routeTables(),
          internetGateways(),
          natGateways(),
          transitGateways(),
          peerings(),
          endpoints());

  private NetworkListings() {}

  private static Listing networks() {
    return Listing.of(Service.EC2, "DescribeVpcs")
        .pages()
        .facets("vpcs")
        .lists("vpc")
        .items("vpcSet/item")
        .tells((node, page) -> {
          var ranges = new java.util.TreeSet<>(node.texts("cidrBlock"));
          ranges.addAll(node.texts("cidrBlockAssociationSet/item/cidrBlock"));
          ranges.addAll(node.texts("ipv6CidrBlockAssociationSet/item/ipv6CidrBlock"));
          page.ec2("vpc", "vpc", node.text("vpcId"), node)
              .lower("cloud.state", "state")
              .set("cloud.cidr", ranges)
              .say("cloud.owner", "ownerId")
              .flag("cloud.default", "isDefault")
              .inRegion();
        });
  }

  private static Listing subnets() {
    return Listing.of(Service.EC2, "DescribeSubnets")
        .pages()
        .facets("subnets")
        .lists("subnet")
        .items("subnetSet/item")
        .tells((node, page) -> {
          var ranges = new java.util.TreeSet<>(node.texts("cidrBlock"));
          ranges.addAll(node.texts("ipv6CidrBlockAssociationSet/item/ipv6CidrBlock"));
          page.ec2("subnet", "subnet", node.text("subnetId"), node)
              .lower("cloud.state", "state")
              .set("cloud.cidr", ranges)
              .say("cloud.availability_zone", "availabilityZone")
              .say("cloud.owner", "ownerId")
              .flag("cloud.public", "mapPublicIpOnLaunch")
              .flag("cloud.default", "defaultForAz")
              .within("vpc", "vpc", "vpcId");
        });
  }

  private static Listing networkInterfaces() {
    return Listing.of(Service.EC2, "DescribeNetworkInterfaces")
        .pages()
        .facets("network_interfaces")
        .lists("network_interface")
        .items("networkInterfaceSet/item")
        .tells(NetworkListings::networkInterface);
  }

  private static void networkInterface(Node node, Page page) {
    var addresses = new java.util.TreeSet<>(node.texts("privateIpAddress"));
    addresses.addAll(node.texts("privateIpAddressesSet/item/privateIpAddress"));
    addresses.addAll(node.texts("ipv6AddressesSet/item/ipv6Address"));
    page.ec2("network_interface", "network-interface", node.text("networkInterfaceId"), node)
        .lower("cloud.state", "status")
        .say("cloud.kind", "interfaceType")
        .say("cloud.description", "description")
        .lower("cloud.mac", "macAddress")
        .set("cloud.addresses", addresses)
        .say("cloud.availability_zone", "availabilityZone")
        .say("cloud.owner", "ownerId")
        .within("subnet", "subnet", "subnetId")
        .ec2("contained_in", "vpc", "vpc", "vpcId")
        .ec2("uses", "security_group", "security-group", "groupSet/item/groupId")
        .link("attached_to", "attachment/instanceId", page.place()::instance);
  }

  private static Listing addresses() {
    return Listing.of(Service.EC2, "DescribeAddresses")
        .facets("public_addresses")
        .lists("public_address")
        .items("addressesSet/item")
        .tells((node, page) -> {
          var id = node.text("allocationId");
          page.ec2("public_address", "elastic-ip", id.isEmpty() ? node.text("publicIp") : id, node)
              .each("cloud.addresses", "publicIp")
              .say("cloud.kind", "domain")
              .ec2("attached_to", "network_interface", "network-interface", "networkInterfaceId")
              .link("attached_to", "instanceId", page.place()::instance)
              .inRegion();
        });
  }

  private static Listing routeTables() {
    return Listing.of(Service.EC2, "DescribeRouteTables")
        .pages("MaxResults", 100, "NextToken", "nextToken")
        .facets("route_tables")
        .lists("route_table")
        .items("routeTableSet/item")
        .tells(Routes::tell);
  }

  private static Listing internetGateways() {
    return Listing.of(Service.EC2, "DescribeInternetGateways")
        .pages()
        .facets("gateways")
        .lists("gateway")
        .items("internetGatewaySet/item")
        .tells((node, page) ->
            page.ec2("gateway", "internet-gateway", node.text("internetGatewayId"), node)
                .text("cloud.kind", "internet")
                .say("cloud.owner", "ownerId")
                .ec2("attached_to", "vpc", "vpc", "attachmentSet/item/vpcId")
                .inRegion());
  }

  private static Listing natGateways() {
    return Listing.of(Service.EC2, "DescribeNatGateways")
        .pages()
        .facets("gateways")
        .lists("gateway")
        .items("natGatewaySet/item")
        .tells((node, page) -> {
          if (!node.text("state").equals("deleted")) {
            page.ec2("gateway", "natgateway", node.text("natGatewayId"), node)
                .text("cloud.kind", "nat")
                .lower("cloud.state", "state")
                .each("cloud.addresses", "natGatewayAddressSet/item/publicIp")
                .time("cloud.created_at", "createTime")
                .within("subnet", "subnet", "subnetId")
                .ec2("contained_in", "vpc", "vpc", "vpcId");
          }
        });
  }

  private static Listing transitGateways() {
    return Listing.of(Service.EC2, "DescribeTransitGateways")
        .pages()
        .facets("gateways")
        .lists("gateway")
        .items("transitGatewaySet/item")
        .tells((node, page) -> {
          if (!node.text("state").equals("deleted")) {
            page.ec2("gateway", "transit-gateway", node.text("transitGatewayId"), node)
                .text("cloud.kind", "transit")
                .lower("cloud.state", "state")
                .say("cloud.description", "description")
                .say("cloud.owner", "ownerId")
                .time("cloud.created_at", "creationTime")
                .inRegion();
          }
        });
  }

  private static Listing peerings() {
    return Listing.of(Service.EC2, "DescribeVpcPeeringConnections")
        .pages()
        .facets("network_peerings")
        .lists("network_peering")
        .items("vpcPeeringConnectionSet/item")
        .tells((node, page) -> {
          if (!node.text("status/code").equals("deleted")) {
            var peering =
                page.ec2(
                        "network_peering",
                        "vpc-peering-connection",
                        node.text("vpcPeeringConnectionId"),
                        node)
                    .lower("cloud.state", "status/code")
                    .inRegion();
            Routes.peer(peering, "requesterVpcInfo");
            Routes.peer(peering, "accepterVpcInfo");
          }
        });
  }

  private static Listing endpoints() {
    return Listing.of(Service.EC2, "DescribeVpcEndpoints")
        .pages()
        .facets("private_endpoints")
        .lists("private_endpoint")
        .items("vpcEndpointSet/item")
        .tells((node, page) ->
            page.ec2("private_endpoint", "vpc-endpoint", node.text("vpcEndpointId"), node)
                .say("cloud.kind", "vpcEndpointType")
                .say("cloud.endpoint", "serviceName")
                .lower("cloud.state", "state")
                .time("cloud.created_at", "creationTimestamp")
                .within("vpc", "vpc", "vpcId")
                .ec2("contained_in", "subnet", "subnet", "subnetIdSet/item")
                .ec2("attached_to", "route_table", "route-table", "routeTableIdSet/item")
                .ec2("uses", "security_group", "security-group", "groupSet/item/groupId"));
  }
}
