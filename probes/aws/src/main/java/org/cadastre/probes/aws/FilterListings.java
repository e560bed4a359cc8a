package org.cadastre.probes.aws;

import java.util.List;
import org.cadastre.probes.aws.answer.Node;
import org.cadastre.probes.aws.call.Service;

/// Packet filters. They permit; that one thing depends on another they never say.
final class FilterListings {
  static final List<Listing> FIRST = List.of(securityGroups(), networkAcls());

  private static final String GROUP = "security_group";

  private FilterListings() {}

  private static Listing securityGroups() {
    return Listing.of(Service.EC2, "DescribeSecurityGroups")
        .pages()
        .facets("security_groups")
        .lists("security_group", "security_rule")
        .items("securityGroupInfo/item")
        .tells((node, page) -> {
          var group =
              page.ec2(GROUP, "security-group", node.text("groupId"), node)
                  .say("cloud.name", "groupName")
                  .say("cloud.description", "groupDescription")
                  .say("cloud.owner", "ownerId")
                  .within("vpc", "vpc", "vpcId");
          SecurityRules.tell(group, "ipPermissions/item", "in");
          SecurityRules.tell(group, "ipPermissionsEgress/item", "out");
        });
  }

  private static Listing networkAcls() {
    return Listing.of(Service.EC2, "DescribeNetworkAcls")
        .pages()
        .facets("network_acls")
        .lists("network_acl")
        .items("networkAclSet/item")
        .tells((node, page) ->
            page.ec2("network_acl", "network-acl", node.text("networkAclId"), node)
                .flag("cloud.default", "default")
                .say("cloud.owner", "ownerId")
                .set(
                    "cloud.rules",
                    node.all("entrySet/item").stream().map(FilterListings::rule).toList())
                .within("vpc", "vpc", "vpcId")
                .ec2("attached_to", "subnet", "subnet", "associationSet/item/subnetId"));
  }

  /// `in 100 allow tcp 443 0.0.0.0/0`
  private static String rule(Node entry) {
    return String.join(
        " ",
        entry.text("egress").equals("true") ? "out" : "in",
        entry.text("ruleNumber"),
        entry.text("ruleAction"),
        SecurityRules.protocol(entry.text("protocol")),
        SecurityRules.ports(entry.text("portRange/from"), entry.text("portRange/to")),
        entry.text("cidrBlock") + entry.text("ipv6CidrBlock"));
  }
}
