package org.cadastre.probes.aws.call;

import java.util.Arrays;
import java.util.Optional;

/// The services that are asked, with how each wants to be spoken to.
public enum Service {
  ACM("acm", "acm", Dialect.JSON, "CertificateManager", "1.1"),
  AUTO_SCALING("autoscaling", "autoscaling", Dialect.QUERY, "2011-01-01", ""),
  CLOUDFRONT("cloudfront", "cloudfront", Dialect.REST, "", ""),
  DYNAMODB("dynamodb", "dynamodb", Dialect.JSON, "DynamoDB_20120810", "1.0"),
  EC2("ec2", "ec2", Dialect.QUERY, "2016-11-15", ""),
  ECS("ecs", "ecs", Dialect.JSON, "AmazonEC2ContainerServiceV20141113", "1.1"),
  EFS("elasticfilesystem", "elasticfilesystem", Dialect.REST, "", ""),
  EKS("eks", "eks", Dialect.REST, "", ""),
  ELASTICACHE("elasticache", "elasticache", Dialect.QUERY, "2015-02-02", ""),
  ELB("elb", "elasticloadbalancing", Dialect.QUERY, "2012-06-01", ""),
  ELBV2("elbv2", "elasticloadbalancing", Dialect.QUERY, "2015-12-01", ""),
  IAM("iam", "iam", Dialect.QUERY, "2010-05-08", ""),
  LAMBDA("lambda", "lambda", Dialect.REST, "", ""),
  ORGANIZATIONS("organizations", "organizations", Dialect.JSON, "AWSOrganizationsV20161128", "1.1"),
  RDS("rds", "rds", Dialect.QUERY, "2014-10-31", ""),
  ROUTE53("route53", "route53", Dialect.REST, "", ""),
  S3("s3", "s3", Dialect.REST, "", ""),
  SNS("sns", "sns", Dialect.QUERY, "2010-03-31", ""),
  SQS("sqs", "sqs", Dialect.QUERY, "2012-11-05", ""),
  STS("sts", "sts", Dialect.QUERY, "2011-06-15", "");

  /// How a service wants to be spoken to.
  public enum Dialect {
    /// A form with `Action` and `Version`; answers in XML.
    QUERY,
    /// A JSON object, the action in a header.
    JSON,
    /// The path says what is wanted.
    REST
  }

  private final String word;
  private final String prefix;
  private final Dialect dialect;
  private final String version;
  private final String json;

  /// @param word how it stands in transcripts
  /// @param prefix of its permissions, of its endpoint and of the name that signatures are made for
  /// @param version the API version, or what the action's header begins with
  /// @param json version of the JSON protocol
  Service(String word, String prefix, Dialect dialect, String version, String json) {
    this.word = word;
    this.prefix = prefix;
    this.dialect = dialect;
    this.version = version;
    this.json = json;
  }

  public static Optional<Service> named(String word) {
    return Arrays.stream(values()).filter(service -> service.word.equals(word)).findFirst();
  }

  public String word() {
    return word;
  }

  /// What its endpoint, its permissions and its signatures are named by.
  public String prefix() {
    return prefix;
  }

  public Dialect dialect() {
    return dialect;
  }

  public String version() {
    return version;
  }

  public String contentType() {
    return dialect == Dialect.JSON
        ? "application/x-amz-json-" + json
        : "application/x-www-form-urlencoded; charset=utf-8";
  }
}
