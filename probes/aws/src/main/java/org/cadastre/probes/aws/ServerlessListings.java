package org.cadastre.probes.aws;

import java.util.List;
import org.cadastre.probes.aws.answer.Node;
import org.cadastre.probes.aws.call.Call;
import org.cadastre.probes.aws.call.Service;

/// Functions, queues, topics and certificates.
final class ServerlessListings {
  static final List<Listing> FIRST = List.of(functions(), queues(), topics(), certificates());
  static final List<Listing> LATER = List.of(queue(), certificate());

  private ServerlessListings() {}

  private static Listing functions() {
    return Listing.of(Service.LAMBDA, "ListFunctions")
        .with("@path", "/2015-03-31/functions/")
        .pages("MaxItems", 50, "Marker", "NextMarker")
        .facets("functions")
        .lists("function")
        .items("Functions/item")
        .tells((node, page) ->
            page.part("function", node.text("FunctionArn"), node.text("FunctionName"), node)
                .say("cloud.runtime", "Runtime")
                .say("cloud.description", "Description")
                .lower("cloud.state", "State")
                .say("cloud.kind", "PackageType")
                .say("host.arch", "Architectures/item")
                .mebibytes("cloud.memory", "MemorySize")
                .number("cloud.timeout", "Timeout")
                .time("cloud.modified_at", "LastModified")
                .within("vpc", "vpc", "VpcConfig/VpcId")
                .ec2("contained_in", "subnet", "subnet", "VpcConfig/SubnetIds/item")
                .ec2("uses", "security_group", "security-group", "VpcConfig/SecurityGroupIds/item")
                .link("uses", "Role", arn -> Roles.role(page.place(), arn)));
  }

  private static Listing queues() {
    return Listing.of(Service.SQS, "ListQueues")
        .pages("MaxResults", 1000, "NextToken", "NextToken")
        .facets("queues")
        .lists("queue")
        .items("QueueUrl")
        .then((answer, _) ->
            answer.texts("QueueUrl").stream()
                .map(url ->
                    Call.of(Service.SQS, "GetQueueAttributes")
                        .with("QueueUrl", url)
                        .with("AttributeName.1", "All"))
                .toList())
        .tells((node, page) -> queue(page, node.text(), node).inRegion());
  }

  private static Entry queue(Page page, String url, Node node) {
    var name = Arns.name(url);
    return page.part("queue", page.place().arn("sqs", name), name, node)
        .text("cloud.endpoint", url);
  }

  private static Listing queue() {
    return Listing.of(Service.SQS, "GetQueueAttributes")
        .facets("queues")
        .tells((node, page) -> {
          var entry = queue(page, page.call().parameter("QueueUrl").orElse(""), node);
          for (var attribute : node.all("Attribute")) {
            var value = attribute.text("Value");
            switch (attribute.text("Name")) {
              case "KmsMasterKeyId" -> entry.text("cloud.encryption_key", value);
              case "CreatedTimestamp" -> entry.text("cloud.created_at", Times.iso(value));
              case "FifoQueue" -> entry.text("cloud.kind", value.equals("true") ? "fifo" : "");
              default -> {}
            }
          }
        });
  }

  private static Listing topics() {
    return Listing.of(Service.SNS, "ListTopics")
        .pages("", 0, "NextToken", "NextToken")
        .facets("topics")
        .lists("topic")
        .items("Topics/member")
        .tells((node, page) -> {
          var arn = node.text("TopicArn");
          page.part("topic", arn, Arns.name(arn), node).inRegion();
        });
  }

  private static Listing certificates() {
    return Listing.of(Service.ACM, "ListCertificates")
        .pages("MaxItems", 1000, "NextToken", "NextToken")
        .facets("certificates")
        .lists("certificate")
        .items("CertificateSummaryList/item")
        .then((answer, _) ->
            answer.texts("CertificateSummaryList/item/CertificateArn").stream()
                .map(arn -> Call.of(Service.ACM, "DescribeCertificate").with("CertificateArn", arn))
                .toList())
        .tells((node, page) -> {
          var arn = node.text("CertificateArn");
          page.part("certificate", arn, Arns.name(arn), node)
              .say("cloud.name", "DomainName")
              .inRegion();
        });
  }

  private static Listing certificate() {
    return Listing.of(Service.ACM, "DescribeCertificate")
        .facets("certificates")
        .items("Certificate")
        .tells((node, page) -> {
          var arn = node.text("CertificateArn");
          page.part("certificate", arn, Arns.name(arn), node)
              .say("cloud.name", "DomainName")
              .each("cloud.dns_names", "SubjectAlternativeNames/item")
              .lower("cloud.state", "Status")
              .lower("cloud.kind", "Type")
              .time("cloud.created_at", "NotBefore")
              .time("cloud.expires_at", "NotAfter")
              .each("cloud.usage", "InUseBy/item");
        });
  }
}
