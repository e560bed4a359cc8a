package org.cadastre.probes.aws;

import org.cadastre.core.evidence.Subject;

/// What workloads act as; it belongs to the account, not to a region of it.
final class Roles {
  private Roles() {}

  /// A role or an instance profile by its ARN, wherever it is named.
  static Subject role(Place place, String arn) {
    return place.in(place.partition() + "-global").part("cloud_identity", arn, Arns.name(arn));
  }
}
