package org.cadastre.probes.aws;

import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.aws.answer.Node;
import org.cadastre.probes.aws.call.Call;

/// One answer on its way into findings.
///
/// @param call what was asked
/// @param exchange its number in the transcript
record Page(Place place, Call call, int exchange, Report report) {

  /// What is said of a subject by that part of the answer.
  Entry entry(Subject subject, Node node) {
    return new Entry(subject, node, this);
  }

  /// Something in this region, with where it is told to be kept.
  Entry part(String ciClass, String arn, String name, Node node) {
    return entry(place.part(ciClass, arn, name), node)
        .text("cloud.resource_uri", arn)
        .text("cloud.resource_id", name);
  }

  /// Something of EC2 by its id, with its tags.
  Entry ec2(String ciClass, String type, String id, Node node) {
    return part(ciClass, place.arn("ec2", type + "/" + id), id, node).tags("tagSet/item", "key");
  }
}
