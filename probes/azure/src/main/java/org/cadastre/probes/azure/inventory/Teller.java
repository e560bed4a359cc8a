package org.cadastre.probes.azure.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.azure.arm.ArmId;
import org.cadastre.probes.azure.arm.Json;

/// Says of a resource what can be said of any, and hangs parts and neighbours on it.
record Teller(Directory directory, Report report) {

  void common(Resource resource) {
    var subject = resource.subject();
    var json = resource.json();
    int at = resource.at();
    identity(subject, resource.id(), json, at);
    report.fact(subject, "cloud.region", json.text("location").map(Teller::region), at);
    report.fact(subject, "cloud.tags", tags(json), at);
    report.fact(subject, "cloud.availability_zone", String.join(", ", json.texts("zones")), at);
    report.fact(subject, "cloud.sku", json.text("sku", "name"), at);
    report.fact(subject, "cloud.kind", json.text("kind"), at);
    report.fact(
        subject, "cloud.state", json.text("properties", "provisioningState").map(Kind::lower), at);
    for (var identity : json.fields("identity", "userAssignedIdentities").keySet()) {
      ArmId.of(Optional.of(identity))
          .ifPresent(id -> report.link(subject, "uses", directory.at(id), at));
    }
  }

  /// Who it is and what it is in.
  private void identity(Subject subject, ArmId id, Json json, int at) {
    report.fact(subject, "cloud.provider", "azure", at);
    report.fact(subject, "cloud.account.id", id.subscription(), at);
    report.fact(subject, "cloud.resource_id", id.text(), at);
    report.fact(subject, "cloud.resource_uri", id.text(), at);
    report.fact(subject, "cloud.name", json.text("name"), at);
    report.fact(subject, "cloud.resource_group", id.resourceGroup(), at);
    var host = subject.host();
    if (host != null) {
      report.link(subject, "part_of", host, at);
    }
    id.group()
        .filter(group -> !group.equals(id))
        .ifPresent(group -> report.link(subject, "contained_in", directory.at(group), at));
  }

  /// Names of regions are shown with blanks and compared without.
  static String region(String location) {
    return Kind.lower(location).replace(" ", "");
  }

  static List<String> tags(Json json) {
    var tags = new ArrayList<String>();
    json.fields("tags").forEach((name, value) -> tags.add(name + "=" + value.text().orElse("")));
    return tags;
  }

  /// A part of a resource, in it.
  Subject part(Resource whole, Json part, String ciClass, String collection) {
    var id =
        ArmId.of(part.text("id"))
            .orElseGet(() -> whole.id().child(collection, part.text("name").orElse("")));
    var subject = directory.part(ciClass, id, part.text("name").orElse(id.name()));
    report.fact(subject, "cloud.provider", "azure", whole.at());
    report.fact(subject, "cloud.account.id", id.subscription(), whole.at());
    report.fact(subject, "cloud.resource_id", id.text(), whole.at());
    report.fact(subject, "cloud.resource_uri", id.text(), whole.at());
    report.fact(subject, "cloud.name", part.text("name"), whole.at());
    report.fact(
        subject, "cloud.region", whole.json().text("location").map(Teller::region), whole.at());
    report.link(subject, "part_of", directory.account(), whole.at());
    report.link(subject, "contained_in", whole.subject(), whole.at());
    return subject;
  }

  void link(Subject subject, String relation, int at, Json json, String... path) {
    directory.at(json, path).ifPresent(other -> report.link(subject, relation, other, at));
  }

  /// The other hangs on this one.
  void linked(Subject other, String relation, int at, Json json, String... path) {
    directory.at(json, path).ifPresent(subject -> report.link(subject, relation, other, at));
  }
}
