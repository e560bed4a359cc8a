package org.cadastre.probes.azure.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.azure.arm.Json;

/// Tells of packet filters and their rules. They permit; they never mean that one thing depends on
/// another.
final class Filters {
  private static final int MOST = 100;

  private final Teller teller;
  private final Report report;

  Filters(Teller teller) {
    this.teller = teller;
    this.report = teller.report();
  }

  void filter(Resource filter) {
    var properties = filter.properties();
    int at = filter.at();
    properties.items("securityRules").forEach(rule -> rule(filter, rule, "securityRules"));
    properties
        .items("defaultSecurityRules")
        .forEach(rule -> rule(filter, rule, "defaultSecurityRules"));
    for (var card : properties.items("networkInterfaces")) {
      teller.link(filter.subject(), "attached_to", at, card, "id");
    }
    for (var subnet : properties.items("subnets")) {
      teller.link(filter.subject(), "attached_to", at, subnet, "id");
    }
  }

  private void rule(Resource filter, Json json, String collection) {
    var rule = teller.part(filter, json, "security_rule", collection);
    var properties = json.at("properties");
    int at = filter.at();
    boolean inbound = properties.text("direction").filter("Inbound"::equalsIgnoreCase).isPresent();
    boolean permits = properties.text("access").filter("Allow"::equalsIgnoreCase).isPresent();
    report.fact(rule, "cloud.rule.direction", inbound ? "in" : "out", at);
    report.fact(rule, "cloud.rule.action", permits ? "permit" : "refuse", at);
    report.fact(rule, "cloud.rule.protocol", properties.text("protocol").map(Filters::all), at);
    report.fact(rule, "cloud.rule.ports", ports(properties), at);
    report.fact(rule, "cloud.rule.peer", peer(properties, inbound), at);
    report.fact(rule, "cloud.rule.priority", properties.whole("priority"), at);
    report.fact(rule, "cloud.description", properties.text("description"), at);
    report.flag(rule, "cloud.default", Optional.of(collection.equals("defaultSecurityRules")), at);
    if (permits) {
      permitted(filter.subject(), properties, inbound, at);
    }
  }

  private void permitted(Subject filter, Json properties, boolean inbound, int at) {
    var groups =
        inbound ? "sourceApplicationSecurityGroups" : "destinationApplicationSecurityGroups";
    for (var group : properties.items(groups)) {
      teller.link(filter, "permits", at, group, "id");
    }
  }

  private static String all(String text) {
    return text.equals("*") ? "all" : Kind.lower(text);
  }

  /// At the filtered end the ports are always those of the destination.
  private static String ports(Json properties) {
    return joined(several(properties, "destinationPortRange", "destinationPortRanges"));
  }

  private static String peer(Json properties, boolean inbound) {
    var end = inbound ? "source" : "destination";
    var peers =
        new ArrayList<>(several(properties, end + "AddressPrefix", end + "AddressPrefixes"));
    for (var group : properties.items(end + "ApplicationSecurityGroups")) {
      group.text("id").map(id -> id.substring(id.lastIndexOf('/') + 1)).ifPresent(peers::add);
    }
    return joined(peers);
  }

  private static List<String> several(Json properties, String one, String many) {
    var all = new ArrayList<>(properties.texts(many));
    properties.text(one).ifPresent(all::add);
    return all;
  }

  private static String joined(List<String> texts) {
    return String.join(", ", texts.stream().map(Filters::all).sorted().limit(MOST).toList());
  }
}
