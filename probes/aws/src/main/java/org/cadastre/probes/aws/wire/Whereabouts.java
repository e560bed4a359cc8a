package org.cadastre.probes.aws.wire;

import java.net.URI;
import org.cadastre.probes.aws.call.Call;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/// Where a request goes, and for which region it is signed.
record Whereabouts(URI uri, String region) {

  /// @param region of the endpoint; `aws-global` and its like for what belongs to no region
  static Whereabouts of(Call call, String region, @Nullable URI endpointUrl) {
    var wanted = call.parameter("@region").orElse(region);
    var service = ServiceMetadata.of(call.service().prefix());
    var where = Region.of(wanted.endsWith("-global") ? global(call, wanted) : wanted);
    var signing = service.signingRegion(where).id();
    if (endpointUrl != null) {
      return new Whereabouts(endpointUrl, signing);
    }
    var endpoint = service.endpointFor(where);
    return new Whereabouts(
        endpoint.getScheme() == null ? URI.create("https://" + endpoint) : endpoint, signing);
  }

  /// Services with regions are asked about what has none in the partition's first region.
  private static String global(Call call, String region) {
    return switch (call.service()) {
      case IAM, ROUTE53, CLOUDFRONT, ORGANIZATIONS -> region;
      case ACM,
          AUTO_SCALING,
          DYNAMODB,
          EC2,
          ECS,
          EFS,
          EKS,
          ELASTICACHE,
          ELB,
          ELBV2,
          LAMBDA,
          RDS,
          S3,
          SNS,
          SQS,
          STS ->
          switch (region) {
            case "aws-cn-global" -> "cn-north-1";
            case "aws-us-gov-global" -> "us-gov-west-1";
            default -> "us-east-1";
          };
    };
  }
}
