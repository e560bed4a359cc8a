package org.cadastre.probes.aws;

import java.util.List;
import org.cadastre.probes.aws.answer.Node;
import org.cadastre.probes.aws.call.Call;
import org.cadastre.probes.aws.call.Service;

/// Load balancers, old and new, with their listeners, targets and how those fare.
final class BalancerListings {
  private static final String BALANCER = "cloud_load_balancer";

  static final List<Listing> FIRST = List.of(balancers(), classic(), targetGroups());
  static final List<Listing> LATER = List.of(listeners(), health());

  private BalancerListings() {}

  private static Listing balancers() {
    return Listing.of(Service.ELBV2, "DescribeLoadBalancers")
        .pages("PageSize", 400, "Marker", "NextMarker")
        .facets("load_balancers")
        .lists(BALANCER, "listener")
        .items("LoadBalancers/member")
        .then((answer, _) ->
            answer.texts("LoadBalancers/member/LoadBalancerArn").stream()
                .map(
                    arn -> Call.of(Service.ELBV2, "DescribeListeners").with("LoadBalancerArn", arn))
                .toList())
        .tells((node, page) ->
            page.part(BALANCER, node.text("LoadBalancerArn"), node.text("LoadBalancerName"), node)
                .say("cloud.kind", "Type")
                .say("cloud.scheme", "Scheme")
                .say("cloud.endpoint", "DNSName")
                .lower("cloud.state", "State/Code")
                .time("cloud.created_at", "CreatedTime")
                .within("vpc", "vpc", "VpcId")
                .ec2("contained_in", "subnet", "subnet", "AvailabilityZones/member/SubnetId")
                .ec2("uses", "security_group", "security-group", "SecurityGroups/member"));
  }

  private static Listing listeners() {
    return Listing.of(Service.ELBV2, "DescribeListeners")
        .pages("PageSize", 400, "Marker", "NextMarker")
        .facets("load_balancers")
        .lists("listener")
        .items("Listeners/member")
        .tells((node, page) -> {
          var arn = node.text("ListenerArn");
          page.part("listener", arn, Arns.name(arn), node)
              .number("cloud.port", "Port")
              .lower("cloud.protocol", "Protocol")
              .say("cloud.sku", "SslPolicy")
              .link("member_of", "LoadBalancerArn", a -> named(page, BALANCER, a, 1))
              .link(
                  "uses",
                  "Certificates/member/CertificateArn",
                  a -> named(page, "certificate", a, 0))
              .link("routes_to", targets(node), a -> named(page, "target_group", a, 1));
        });
  }

  /// Where a listener sends what it accepts; several, where it is weighted.
  private static List<String> targets(Node listener) {
    var targets = new java.util.TreeSet<>(listener.texts("DefaultActions/member/TargetGroupArn"));
    targets.addAll(
        listener.texts("DefaultActions/member/ForwardConfig/TargetGroups/member/TargetGroupArn"));
    return List.copyOf(targets);
  }

  /// Something whose name stands so many steps before the end of its ARN.
  private static org.cadastre.core.evidence.Subject named(
      Page page, String ciClass, String arn, int before) {
    var steps = arn.split("/", -1);
    var name = before < steps.length ? steps[steps.length - 1 - before] : arn;
    return page.place().part(ciClass, arn, name);
  }

  private static Listing classic() {
    return Listing.of(Service.ELB, "DescribeLoadBalancers")
        .pages("PageSize", 400, "Marker", "NextMarker")
        .facets("load_balancers")
        .lists(BALANCER)
        .items("LoadBalancerDescriptions/member")
        .tells((node, page) -> {
          var name = node.text("LoadBalancerName");
          var arn = page.place().arn("elasticloadbalancing", "loadbalancer/" + name);
          page.part(BALANCER, arn, name, node)
              .text("cloud.kind", "classic")
              .say("cloud.scheme", "Scheme")
              .say("cloud.endpoint", "DNSName")
              .time("cloud.created_at", "CreatedTime")
              .set(
                  "cloud.rules",
                  node.all("ListenerDescriptions/member/Listener").stream()
                      .map(BalancerListings::port)
                      .toList())
              .within("vpc", "vpc", "VPCId")
              .ec2("contained_in", "subnet", "subnet", "Subnets/member")
              .ec2("uses", "security_group", "security-group", "SecurityGroups/member")
              .link("routes_to", "Instances/member/InstanceId", page.place()::instance);
        });
  }

  /// `https 443 to http 8080`
  private static String port(Node listener) {
    return "%s %s to %s %s"
        .formatted(
            listener.text("Protocol").toLowerCase(java.util.Locale.ROOT),
            listener.text("LoadBalancerPort"),
            listener.text("InstanceProtocol").toLowerCase(java.util.Locale.ROOT),
            listener.text("InstancePort"));
  }

  private static Listing targetGroups() {
    return Listing.of(Service.ELBV2, "DescribeTargetGroups")
        .pages("PageSize", 400, "Marker", "NextMarker")
        .facets("target_groups")
        .lists("target_group")
        .items("TargetGroups/member")
        .then((answer, _) ->
            answer.texts("TargetGroups/member/TargetGroupArn").stream()
                .map(arn ->
                    Call.of(Service.ELBV2, "DescribeTargetHealth").with("TargetGroupArn", arn))
                .toList())
        .tells((node, page) ->
            page.part(
                    "target_group", node.text("TargetGroupArn"), node.text("TargetGroupName"), node)
                .say("cloud.kind", "TargetType")
                .number("cloud.port", "Port")
                .lower("cloud.protocol", "Protocol")
                .within("vpc", "vpc", "VpcId")
                .link("member_of", "LoadBalancerArns/member", a -> named(page, BALANCER, a, 1)));
  }

  /// Targets are instances, addresses, functions or load balancers; only what is known to be one is
  /// related to one.
  private static Listing health() {
    return Listing.of(Service.ELBV2, "DescribeTargetHealth")
        .facets("target_groups")
        .tells((node, page) -> {
          var arn = page.call().parameter("TargetGroupArn").orElse("");
          var group = page.entry(named(page, "target_group", arn, 1), node);
          var targets = node.all("TargetHealthDescriptions/member");
          group.set("cloud.health", targets.stream().map(BalancerListings::health).toList());
          var ids = node.texts("TargetHealthDescriptions/member/Target/Id");
          group
              .link("routes_to", starting(ids, "i-"), page.place()::instance)
              .link(
                  "routes_to",
                  starting(ids, "arn:" + page.place().partition() + ":lambda:"),
                  a -> page.place().part("function", a, Arns.name(a)));
        });
  }

  private static List<String> starting(List<String> ids, String beginning) {
    return ids.stream().filter(id -> id.startsWith(beginning)).toList();
  }

  private static String health(Node target) {
    return target.text("Target/Id")
        + ":"
        + target.text("Target/Port")
        + " "
        + target.text("TargetHealth/State");
  }
}
