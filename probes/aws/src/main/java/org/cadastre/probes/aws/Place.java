package org.cadastre.probes.aws;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;

/// One account in one region: what all that is listed there is told apart within.
///
/// @param region `eu-west-1`; `aws-global` and its like for what belongs to no region
record Place(String account, String region) {
  static final String PROTOCOL = "aws";
  static final String ID = "cloud.resource_id";
  static final String LOCAL_ID = "cloud.local_id";

  private static final Pattern HOST = Pattern.compile("(\\d{12})/([a-z0-9-]{3,40})");

  /// Empty when the endpoint is no account in a region.
  static Optional<Place> of(Endpoint endpoint) {
    var matcher = HOST.matcher(endpoint.host());
    return endpoint.protocol().equals(PROTOCOL) && matcher.matches()
        ? Optional.of(new Place(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  Endpoint endpoint() {
    return new Endpoint(PROTOCOL, account + "/" + region, 0);
  }

  boolean global() {
    return region.endsWith("-global");
  }

  /// `aws`, `aws-cn`, `aws-us-gov`: clouds of one provider that know nothing of each other.
  String partition() {
    if (global()) {
      return region.substring(0, region.length() - "-global".length());
    }
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  Subject accountSubject() {
    return account(account);
  }

  static Subject account(String id) {
    return new Subject("account", id, List.of(new Key(ID, "aws:" + id)));
  }

  Subject regionSubject() {
    return subject(region);
  }

  Place in(String otherRegion) {
    return new Place(account, otherRegion);
  }

  private Subject subject(String name) {
    return new Subject("region", name, List.of(new Key(ID, "aws:" + account + "/" + name)));
  }

  /// `arn:aws:ec2:eu-west-1:123456789012:volume/vol-0…`
  String arn(String service, String resource) {
    return "arn:%s:%s:%s:%s:%s".formatted(partition(), service, region, account, resource);
  }

  /// Something in this region by its ARN.
  Subject part(String ciClass, String arn, String name) {
    return new Subject(
        ciClass, name, List.of(new Key(ID, arn), new Key(LOCAL_ID, name)), regionSubject());
  }

  /// Something of EC2 by its id: `vpc`, `vpc-0…`.
  Subject ec2(String ciClass, String type, String id) {
    return part(ciClass, arn("ec2", type + "/" + id), id);
  }

  /// A machine, told by the bare id that it knows of itself and by the one with account and region.
  ///
  /// @param macs what else tells it; empty where it is only mentioned
  Subject instance(String id, List<String> macs) {
    var keys = new java.util.ArrayList<Key>();
    keys.add(new Key(ID, id));
    keys.add(new Key(ID, arn("ec2", "instance/" + id)));
    macs.forEach(mac -> keys.add(new Key("net.mac", mac)));
    return new Subject("cloud_instance", id, keys);
  }

  Subject instance(String id) {
    return instance(id, List.of());
  }
}
