package org.cadastre.probes.ssh;

import org.cadastre.core.evidence.Subject;

/// Which cloud the host stands in, and as what it is known there.
final class CloudFacet {
  private final Picture picture;
  private final Subject host;
  private final Report report;

  CloudFacet(Picture picture, Subject host, Report report) {
    this.picture = picture;
    this.host = host;
    this.report = report;
  }

  void report() {
    int at = picture.at(Asked.CLOUD);
    var cloud = CloudIdentity.of(picture);
    report.fact(host, "cloud.provider", cloud.provider(), at);
    report.fact(host, "cloud.resource_id", cloud.id(), at);
    report.fact(host, "cloud.region", cloud.region(), at);
    report.fact(host, "cloud.availability_zone", cloud.zone(), at);
  }
}
