package org.cadastre.probes.aws;

import java.util.List;
import org.cadastre.probes.aws.call.Service;

/// Groups of instances that grow and shrink by demand.
final class ScalingListings {
  static final List<Listing> FIRST = List.of(groups());

  private ScalingListings() {}

  private static Listing groups() {
    return Listing.of(Service.AUTO_SCALING, "DescribeAutoScalingGroups")
        .pages("MaxRecords", 100, "NextToken", "NextToken")
        .facets("scaling_groups")
        .lists("scaling_group")
        .items("AutoScalingGroups/member")
        .tells((node, page) -> {
          var place = page.place();
          var subnets = List.of(node.text("VPCZoneIdentifier").split("\\s*,\\s*"));
          page.part(
                  "scaling_group",
                  node.text("AutoScalingGroupARN"),
                  node.text("AutoScalingGroupName"),
                  node)
              .number("cloud.minimum", "MinSize")
              .number("cloud.maximum", "MaxSize")
              .number("cloud.desired", "DesiredCapacity")
              .time("cloud.created_at", "CreatedTime")
              .say("cloud.state", "Status")
              .tags("Tags/member", "Key")
              .link(
                  "contained_in",
                  subnets.stream().filter(id -> !id.isEmpty()).toList(),
                  id -> place.ec2("subnet", "subnet", id))
              .link("has_member", List.of(), place::instance)
              .link(
                  "uses",
                  "TargetGroupARNs/member",
                  arn -> place.part("target_group", arn, group(arn)))
              .inRegion();
          node.texts("Instances/member/InstanceId")
              .forEach(id ->
                  page.entry(place.instance(id), node)
                      .link(
                          "member_of",
                          place.part(
                              "scaling_group",
                              node.text("AutoScalingGroupARN"),
                              node.text("AutoScalingGroupName"))));
        });
  }

  private static String group(String arn) {
    var steps = arn.split("/", -1);
    return steps.length > 1 ? steps[steps.length - 2] : arn;
  }
}
