package org.cadastre.probes.aws;

/// What ARNs are made of.
final class Arns {
  private Arns() {}

  /// The last part: `web` of `arn:aws:iam::123456789012:role/ops/web`.
  static String name(String arn) {
    var name = arn.substring(arn.lastIndexOf('/') + 1);
    return name.substring(name.lastIndexOf(':') + 1);
  }

  /// The account that owns it; empty where the ARN does not say.
  static String account(String arn) {
    var parts = arn.split(":", 6);
    return parts.length == 6 ? parts[4] : "";
  }

  /// The region that it is in; empty where the ARN does not say.
  static String region(String arn) {
    var parts = arn.split(":", 6);
    return parts.length == 6 ? parts[3] : "";
  }
}
