package org.cadastre.probes.azure.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.probes.azure.arm.ArmId;
import org.cadastre.probes.azure.arm.Json;

/// All that was listed in one conversation, and how much of each type that is.
final class Listings {
  private final List<Listing> all;
  private final Permissions permissions;

  /// How much of something came, and by which exchange that is known.
  record Seen(Extent extent, int at) {
    static Seen together(List<Seen> parts) {
      int at = parts.stream().mapToInt(Seen::at).max().orElse(0);
      return new Seen(Extent.together(parts.stream().map(Seen::extent).toList()), at);
    }
  }

  Listings(List<Listing> all) {
    this.all = all;
    this.permissions = Permissions.of(all(Asked.Permissions.class).stream().findFirst());
  }

  List<Listing> all(Class<? extends Asked> kind) {
    return all.stream().filter(listing -> kind.isInstance(listing.asked())).toList();
  }

  Optional<Listing> one(Class<? extends Asked> kind) {
    return all(kind).stream().findFirst();
  }

  /// Whether Resource Graph told what there is; else the providers were asked one by one.
  boolean fromGraph() {
    return one(Asked.Counts.class).filter(counts -> counts.first().sound()).isPresent();
  }

  /// Listings that came short for a fault: not of what nobody may see or has.
  List<Listing> failed() {
    return all.stream()
        .filter(listing -> !(listing.asked() instanceof Asked.Permissions))
        .filter(listing -> fromGraph() || !ofGraph(listing.asked()))
        .filter(listing -> !askedAgain(listing))
        .filter(listing -> {
          var outcome = listing.extent().outcome();
          return outcome != Outcome.COMPLETE && outcome != Outcome.UNSUPPORTED;
        })
        .toList();
  }

  private boolean askedAgain(Listing listing) {
    return listing.asked() instanceof Asked.Rows(var types)
        && types.stream()
            .allMatch(type -> rowsOf(type).filter(last -> !last.equals(listing)).isPresent());
  }

  private static boolean ofGraph(Asked asked) {
    return asked instanceof Asked.Containers
        || asked instanceof Asked.Counts
        || asked instanceof Asked.Rows;
  }

  Seen groups() {
    var action = "Microsoft.Resources/subscriptions/resourceGroups/read";
    var listing = fromGraph() ? one(Asked.Containers.class) : one(Asked.Groups.class);
    return listing.map(l -> permitted(l, action)).orElse(neverAsked());
  }

  Seen of(Kind kind) {
    if (fromGraph()) {
      return counted(kind.lower(), kind.permission());
    }
    if (!kind.listedBySubscription()) {
      return children(of(Kind.SQL_SERVER), all(Asked.Databases.class), Kind.SQL_SERVER);
    }
    return all(Asked.Listed.class).stream()
        .filter(listing -> listing.asked().equals(new Asked.Listed(kind)))
        .findFirst()
        .map(listing -> new Seen(listing.extent(), listing.at()))
        .orElse(neverAsked());
  }

  /// What hangs under resources and is listed one by one: complete when they are and each of them
  /// was asked.
  Seen children(Seen parents, List<Listing> listings, Kind kind) {
    var seen = new ArrayList<Seen>();
    seen.add(parents);
    var asked = new TreeSet<String>();
    for (var listing : listings) {
      seen.add(new Seen(listing.extent(), listing.at()));
      parent(listing.asked()).ifPresent(id -> asked.add(id.text()));
    }
    for (var row : rows(kind)) {
      if (ArmId.of(row.json().text("id")).filter(id -> !asked.contains(id.text())).isPresent()) {
        seen.add(neverAsked());
      }
    }
    return Seen.together(seen);
  }

  private static Optional<ArmId> parent(Asked asked) {
    return switch (asked) {
      case Asked.Members(var set) -> Optional.of(set);
      case Asked.Databases(var server) -> Optional.of(server);
      case Asked.Kept(var vault, _) -> Optional.of(vault);
      case Asked.Subscription _,
          Asked.Permissions _,
          Asked.Containers _,
          Asked.Counts _,
          Asked.Rows _,
          Asked.Groups _,
          Asked.Everything _,
          Asked.Listed _,
          Asked.States _ ->
          Optional.empty();
    };
  }

  /// Everything that is no type of its own to us.
  Seen others() {
    if (!fromGraph()) {
      return one(Asked.Everything.class)
          .map(listing -> permitted(listing, "*/read"))
          .orElse(neverAsked());
    }
    var seen = new ArrayList<Seen>();
    seen.add(countsSeen("*/read"));
    one(Asked.Counts.class).stream()
        .flatMap(counts -> counts.rows().stream())
        .flatMap(row -> row.json().text("type").stream())
        .filter(type -> !Kind.known(type))
        .forEach(type -> seen.add(counted(Kind.lower(type), type + "/read")));
    return Seen.together(seen);
  }

  /// Of a type that is not among the counts there is none.
  private Seen counted(String type, String action) {
    var rows = rowsOf(type);
    if (rows.isPresent()) {
      return permitted(rows.get(), action);
    }
    boolean counted =
        one(Asked.Counts.class).stream()
            .flatMap(counts -> counts.rows().stream())
            .anyMatch(row -> row.json().text("type").filter(type::equalsIgnoreCase).isPresent());
    return counted ? neverAsked() : countsSeen(action);
  }

  /// The listing of a type; where it was asked for again by itself, that one.
  private Optional<Listing> rowsOf(String type) {
    return all(Asked.Rows.class).stream()
        .filter(listing -> listing.asked() instanceof Asked.Rows(var types) && types.contains(type))
        .reduce((_, last) -> last);
  }

  private Seen countsSeen(String action) {
    return one(Asked.Counts.class).map(counts -> permitted(counts, action)).orElse(neverAsked());
  }

  private Seen permitted(Listing listing, String action) {
    var extent = listing.extent();
    return new Seen(extent.complete() ? permissions.toSee(action) : extent, listing.at());
  }

  private static Seen neverAsked() {
    return new Seen(new Extent(Outcome.PARTIAL, "never asked"), 0);
  }

  /// The resources of a type, from wherever they came.
  List<Listing.Row> rows(Kind kind) {
    return rows().stream().filter(row -> is(row.json(), kind)).toList();
  }

  private static boolean is(Json json, Kind kind) {
    return ArmId.of(json.text("id"))
        .flatMap(id -> Kind.of(id.type()))
        .filter(kind::equals)
        .isPresent();
  }

  /// Every resource that is shown by itself.
  List<Listing.Row> rows() {
    var rows = new ArrayList<Listing.Row>();
    for (var listing : all) {
      switch (listing.asked()) {
        case Asked.Rows _,
            Asked.Listed _,
            Asked.Members _,
            Asked.Databases _,
            Asked.Kept _,
            Asked.Groups _,
            Asked.Containers _ ->
            rows.addAll(listing.rows());
        case Asked.Everything _ ->
            listing.rows().stream()
                .filter(row -> row.json().text("type").filter(Kind::known).isEmpty())
                .forEach(rows::add);
        case Asked.Subscription _, Asked.Permissions _, Asked.Counts _, Asked.States _ -> {}
      }
    }
    return rows;
  }
}
