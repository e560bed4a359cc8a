package org.cadastre.probes.azure.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.probes.azure.arm.ArmId;
import org.cadastre.probes.azure.arm.Json;
import org.cadastre.probes.azure.inventory.Listings.Seen;

/// What a conversation about a subscription proves.
public final class Inventory {
  private final Listings listings;
  private final Directory directory;
  private final Report report;
  private final Teller teller;
  private final Telling telling;

  private Inventory(Transcript transcript, List<Listing> all) {
    listings = new Listings(all);
    directory = new Directory(transcript.endpoint().host(), name(transcript));
    report = new Report(transcript.hash());
    teller = new Teller(directory, report);
    telling = new Telling(teller);
  }

  private String name(Transcript transcript) {
    return subscription()
        .flatMap(row -> row.json().text("displayName").or(() -> row.json().text("name")))
        .orElse(transcript.endpoint().host());
  }

  /// Empty when nothing was asked that we understand.
  public static List<Finding> read(Transcript transcript) {
    var all = Listing.all(transcript);
    return all.isEmpty() ? List.of() : new Inventory(transcript, all).findings();
  }

  private List<Finding> findings() {
    account();
    listings.all(Asked.States.class).stream()
        .flatMap(listing -> listing.rows().stream())
        .forEach(telling::state);
    listings.rows().forEach(row -> directory.card(row.json()));
    var resources = new ArrayList<Resource>();
    for (var row : listings.rows()) {
      directory.enter(row.json(), row.at()).ifPresent(resources::add);
    }
    resources.forEach(this::tell);
    telling.end();
    coverage();
    return report.findings();
  }

  private void tell(Resource resource) {
    if (!resource.id().type().equals("microsoft.resources/subscriptions")) {
      teller.common(resource);
      telling.tell(resource);
    }
  }

  /// The subscription as the resource manager shows it, or Resource Graph.
  private Optional<Listing.Row> subscription() {
    var own =
        listings
            .one(Asked.Subscription.class)
            .map(Listing::first)
            .filter(Page::sound)
            .map(page -> new Listing.Row(page.body(), page.at()));
    return own.or(this::container);
  }

  private Optional<Listing.Row> container() {
    return listings.one(Asked.Containers.class).stream()
        .flatMap(listing -> listing.rows().stream())
        .filter(row ->
            row.json()
                .text("type")
                .filter("microsoft.resources/subscriptions"::equalsIgnoreCase)
                .isPresent())
        .findFirst();
  }

  private void account() {
    var account = directory.account();
    var id = account.keys().getFirst().value();
    subscription()
        .ifPresent(row -> {
          var json = row.json();
          int at = row.at();
          report.fact(account, "cloud.provider", "azure", at);
          report.fact(account, "cloud.resource_id", id, at);
          report.fact(account, "cloud.resource_uri", "/subscriptions/" + id, at);
          report.fact(account, "cloud.account.id", id, at);
          report.fact(account, "cloud.account.name", account.name(), at);
          report.fact(account, "cloud.name", account.name(), at);
          report.fact(
              account,
              "cloud.state",
              json.text("state").or(() -> json.text("properties", "state")).map(Kind::lower),
              at);
          report.fact(account, "cloud.tags", Teller.tags(json), at);
          json.text("tenantId").map(Kind::lower).ifPresent(tenant -> tenant(account, tenant, at));
        });
    container().ifPresent(this::above);
  }

  private void tenant(Subject account, String id, int at) {
    report.fact(account, "cloud.organization.id", id, at);
    var tenant = new Subject("cloud_tenant", id, List.of(new Key("cloud.resource_id", id)));
    report.fact(tenant, "cloud.provider", "azure", at);
    report.fact(tenant, "cloud.resource_id", id, at);
    report.link(account, "contained_in", tenant, at);
  }

  /// The management groups above it, the nearest first.
  private void above(Listing.Row row) {
    var below = directory.account();
    for (var json : row.json().items("properties", "managementGroupAncestorsChain")) {
      var group = managementGroup(json, row.at());
      if (group.isPresent()) {
        report.link(below, "contained_in", group.get(), row.at());
        below = group.get();
      }
    }
  }

  private Optional<Subject> managementGroup(Json json, int at) {
    return json.text("name")
        .flatMap(name ->
            ArmId.of(Optional.of("/providers/Microsoft.Management/managementGroups/" + name)))
        .map(id -> {
          var shown = json.text("displayName").orElse(id.name());
          var keys = List.of(new Key("cloud.resource_id", id.text()));
          var group = new Subject("management_group", shown, keys);
          report.fact(group, "cloud.provider", "azure", at);
          report.fact(group, "cloud.resource_id", id.text(), at);
          report.fact(group, "cloud.name", shown, at);
          return group;
        });
  }

  private void coverage() {
    var byClass = new TreeMap<String, List<Seen>>();
    for (var kind : Kind.values()) {
      var seen = listings.of(kind);
      kind.classes().forEach(c -> byClass.computeIfAbsent(c, _ -> new ArrayList<>()).add(seen));
    }
    byClass
        .computeIfAbsent(Classes.MACHINE, _ -> new ArrayList<>())
        .add(
            listings.children(
                listings.of(Kind.SCALE_SET), listings.all(Asked.Members.class), Kind.SCALE_SET));
    byClass.put(
        Classes.VAULT_ITEM,
        List.of(
            listings.children(
                listings.of(Kind.VAULT), listings.all(Asked.Kept.class), Kind.VAULT)));
    byClass.put(Classes.GROUP, List.of(listings.groups()));
    byClass.put(Classes.OTHER, List.of(listings.others()));
    var byFacet = new TreeMap<String, List<Seen>>();
    byClass.forEach((ciClass, parts) -> {
      var seen = Seen.together(parts);
      if (seen.extent().complete()) {
        report.census(directory.account(), ciClass, seen.at());
      }
      var facet = Classes.FACETS.getOrDefault(ciClass, ciClass);
      byFacet.computeIfAbsent(facet, _ -> new ArrayList<>()).add(seen);
    });
    byFacet.forEach((facet, parts) -> {
      var seen = Seen.together(parts);
      report.coverage(directory.account(), facet, seen.extent(), seen.at());
    });
    contact();
    own(byFacet.getOrDefault("instances", List.of()));
  }

  /// What stands on its own - the account, its machines - has facets of its own.
  private void own(List<Seen> machines) {
    var seen = new ArrayList<>(machines);
    listings
        .one(Asked.Subscription.class)
        .ifPresent(listing -> seen.add(new Seen(listing.extent(), listing.at())));
    var both = Seen.together(seen);
    report.coverage(directory.account(), "cloud", both.extent(), both.at());
    report.coverage(directory.account(), "relations", both.extent(), both.at());
  }

  /// Whether anything went wrong that an operator should look at.
  private void contact() {
    var failed = listings.failed();
    if (failed.isEmpty()) {
      return;
    }
    var first = failed.getFirst();
    boolean silent = listings.rows().isEmpty() && first.asked() instanceof Asked.Subscription;
    var reasons =
        failed.stream()
            .limit(5)
            .map(listing -> listing.asked().word() + ": " + listing.extent().reason())
            .toList();
    var extent = silent ? first.extent() : new Extent(Outcome.PARTIAL, String.join("; ", reasons));
    report.coverage(directory.account(), "contact", extent, first.at());
  }
}
