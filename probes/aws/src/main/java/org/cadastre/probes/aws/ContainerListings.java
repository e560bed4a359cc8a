package org.cadastre.probes.aws;

import java.util.List;
import org.cadastre.probes.aws.answer.Node;
import org.cadastre.probes.aws.call.Call;
import org.cadastre.probes.aws.call.Service;

/// Clusters that run containers, with what they run and what they run on.
final class ContainerListings {
  /// As many names as one call may hold.
  private static final int MOST_NAMES = 10;

  static final List<Listing> FIRST = List.of(ecsClusters(), eksClusters());
  static final List<Listing> LATER =
      List.of(ecsCluster(), ecsServices(), ecsService(), eksCluster(), nodeGroups(), nodeGroup());

  private ContainerListings() {}

  private static Listing ecsClusters() {
    return Listing.of(Service.ECS, "ListClusters")
        .pages("maxResults", 100, "nextToken", "nextToken")
        .facets("container_clusters", "container_services")
        .lists("container_cluster", "container_service")
        .items("clusterArns/item")
        .then((answer, _) -> ofEach(answer.texts("clusterArns/item")))
        .tells((node, page) ->
            page.part("container_cluster", node.text(), Arns.name(node.text()), node)
                .text("cloud.kind", "ecs")
                .inRegion());
  }

  private static List<Call> ofEach(List<String> clusters) {
    var calls = new java.util.ArrayList<Call>();
    for (var some : inTens(clusters)) {
      calls.add(Call.of(Service.ECS, "DescribeClusters").with("clusters", array(some)));
    }
    clusters.forEach(arn -> calls.add(Call.of(Service.ECS, "ListServices").with("cluster", arn)));
    return calls;
  }

  private static List<List<String>> inTens(List<String> names) {
    var tens = new java.util.ArrayList<List<String>>();
    for (int from = 0; from < names.size(); from += MOST_NAMES) {
      tens.add(names.subList(from, Math.min(names.size(), from + MOST_NAMES)));
    }
    return tens;
  }

  /// A JSON array; names that could not stand in one are left out.
  private static String array(List<String> names) {
    return "[\""
        + String.join("\",\"", names.stream().filter(n -> n.matches("[\\w:/.+=@-]+")).toList())
        + "\"]";
  }

  private static Listing ecsCluster() {
    return Listing.of(Service.ECS, "DescribeClusters")
        .facets("container_clusters")
        .items("clusters/item")
        .tells((node, page) ->
            page.part("container_cluster", node.text("clusterArn"), node.text("clusterName"), node)
                .lower("cloud.state", "status")
                .number("cloud.members", "registeredContainerInstancesCount"));
  }

  private static Listing ecsServices() {
    return Listing.of(Service.ECS, "ListServices")
        .pages("maxResults", 100, "nextToken", "nextToken")
        .facets("container_services")
        .lists("container_service")
        .items("serviceArns/item")
        .then((answer, call) ->
            inTens(answer.texts("serviceArns/item")).stream()
                .map(some ->
                    Call.of(Service.ECS, "DescribeServices")
                        .with("cluster", call.parameter("cluster").orElse(""))
                        .with("services", array(some)))
                .toList())
        .tellsNothing();
  }

  private static Listing ecsService() {
    return Listing.of(Service.ECS, "DescribeServices")
        .facets("container_services")
        .lists("container_service")
        .items("services/item")
        .tells((node, page) -> {
          var place = page.place();
          page.part("container_service", node.text("serviceArn"), node.text("serviceName"), node)
              .lower("cloud.state", "status")
              .say("cloud.sku", "launchType")
              .number("cloud.desired", "desiredCount")
              .number("cloud.members", "runningCount")
              .time("cloud.created_at", "createdAt")
              .link(
                  "contained_in",
                  "clusterArn",
                  arn -> place.part("container_cluster", arn, Arns.name(arn)))
              .ec2("contained_in", "subnet", "subnet", NETWORK + "subnets/item")
              .ec2("uses", "security_group", "security-group", NETWORK + "securityGroups/item");
        });
  }

  private static final String NETWORK = "networkConfiguration/awsvpcConfiguration/";

  private static Listing eksClusters() {
    return Listing.of(Service.EKS, "ListClusters")
        .with("@path", "/clusters")
        .pages("maxResults", 100, "nextToken", "nextToken")
        .facets("container_clusters", "node_groups")
        .lists("container_cluster", "node_group")
        .items("clusters/item")
        .then((answer, _) ->
            answer.texts("clusters/item").stream()
                .flatMap(name ->
                    List.of(
                        Call.of(Service.EKS, "DescribeCluster").with("@path", "/clusters/" + name),
                        Call.of(Service.EKS, "ListNodegroups")
                            .with("@path", "/clusters/" + name + "/node-groups"))
                        .stream())
                .toList())
        .tells(
            (node, page) -> cluster(page, node.text(), node).text("cloud.kind", "eks").inRegion());
  }

  private static Entry cluster(Page page, String name, Node node) {
    return page.part("container_cluster", page.place().arn("eks", "cluster/" + name), name, node);
  }

  private static Listing eksCluster() {
    return Listing.of(Service.EKS, "DescribeCluster")
        .facets("container_clusters")
        .items("cluster")
        .tells((node, page) ->
            cluster(page, node.text("name"), node)
                .say("cloud.engine_version", "version")
                .lower("cloud.state", "status")
                .say("cloud.endpoint", "endpoint")
                .flag("cloud.public", "resourcesVpcConfig/endpointPublicAccess")
                .time("cloud.created_at", "createdAt")
                .tagObject("tags")
                .within("vpc", "vpc", "resourcesVpcConfig/vpcId")
                .ec2("contained_in", "subnet", "subnet", "resourcesVpcConfig/subnetIds/item")
                .ec2(
                    "uses",
                    "security_group",
                    "security-group",
                    "resourcesVpcConfig/clusterSecurityGroupId")
                .link("uses", "roleArn", arn -> Roles.role(page.place(), arn)));
  }

  private static Listing nodeGroups() {
    return Listing.of(Service.EKS, "ListNodegroups")
        .pages("maxResults", 100, "nextToken", "nextToken")
        .facets("node_groups")
        .lists("node_group")
        .items("nodegroups/item")
        .then((answer, call) ->
            answer.texts("nodegroups/item").stream()
                .map(name ->
                    Call.of(Service.EKS, "DescribeNodegroup")
                        .with("@path", call.parameter("@path").orElse("") + "/" + name))
                .toList())
        .tellsNothing();
  }

  private static Listing nodeGroup() {
    return Listing.of(Service.EKS, "DescribeNodegroup")
        .facets("node_groups")
        .lists("node_group")
        .items("nodegroup")
        .tells((node, page) -> {
          var place = page.place();
          page.part("node_group", node.text("nodegroupArn"), node.text("nodegroupName"), node)
              .lower("cloud.state", "status")
              .say("cloud.engine_version", "version")
              .say("cloud.sku", "instanceTypes/item")
              .number("cloud.minimum", "scalingConfig/minSize")
              .number("cloud.maximum", "scalingConfig/maxSize")
              .number("cloud.desired", "scalingConfig/desiredSize")
              .time("cloud.created_at", "createdAt")
              .tagObject("tags")
              .link("member_of", cluster(page, node.text("clusterName"), node).subject())
              .ec2("contained_in", "subnet", "subnet", "subnets/item")
              .link("uses", "nodeRole", arn -> Roles.role(place, arn));
        });
  }
}
