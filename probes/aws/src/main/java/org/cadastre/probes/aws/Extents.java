package org.cadastre.probes.aws;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.model.Value;
import org.cadastre.probes.aws.Survey.Extent;
import org.jspecify.annotations.Nullable;

/// Says how much of a region was seen, and of which classes everything.
///
/// @param latest the last exchange of each listing
record Extents(Place place, Report report, Map<Listing, Integer> latest) {

  void report(Map<Listing, Extent> extents) {
    region();
    coverage(extents);
    censuses(extents);
  }

  private void region() {
    var region = place.regionSubject();
    report.fact(region, "cloud.provider", Value.of("aws"), 0);
    report.fact(region, "cloud.account.id", Value.of(place.account()), 0);
    report.fact(region, "cloud.region", Value.of(place.region()), 0);
    report.link(region, "contained_in", place.accountSubject(), 0);
  }

  private void coverage(Map<Listing, Extent> extents) {
    var facets = new LinkedHashMap<String, Seen>();
    extents.forEach((listing, extent) ->
        listing
            .facets()
            .forEach(
                facet -> facets.merge(facet, Seen.of(listing, extent, latest), Seen::together)));
    facets.forEach(
        (facet, seen) -> report.coverage(facet, seen.outcome(), seen.reason(), seen.exchange()));
  }

  /// A class is known to be listed in full only when every listing that names some of it went to
  /// its end.
  private void censuses(Map<Listing, Extent> extents) {
    var broken = new LinkedHashSet<String>();
    var listed = new LinkedHashMap<String, Integer>();
    extents.forEach((listing, extent) -> {
      if (extent.complete()) {
        listing.lists().forEach(c -> listed.put(c, latest.getOrDefault(listing, 0)));
      } else {
        broken.addAll(listing.lists());
      }
    });
    broken.addAll(unasked(extents.keySet()));
    broken.forEach(listed::remove);
    listed.forEach((ciClass, exchange) -> report.census(place.regionSubject(), ciClass, exchange));
  }

  /// Classes of which a listing that was never asked would name some.
  private Set<String> unasked(Set<Listing> asked) {
    var classes = new LinkedHashSet<String>();
    for (var listing : Catalogue.of(place).first()) {
      if (!asked.contains(listing)) {
        classes.addAll(listing.lists());
      }
    }
    return classes;
  }

  /// What was seen of a facet.
  private record Seen(boolean answered, Heard.@Nullable Failed failure, String what, int exchange) {
    static Seen of(Listing listing, Extent extent, Map<Listing, Integer> latest) {
      return new Seen(
          extent.answered(),
          extent.failure(),
          listing.service().word() + " " + listing.action(),
          latest.getOrDefault(listing, 0));
    }

    static Seen together(Seen some, Seen other) {
      boolean answered = some.answered || other.answered;
      var worse = some.failure != null ? some : other;
      return new Seen(answered, worse.failure, worse.what, worse.exchange);
    }

    Outcome outcome() {
      if (failure == null) {
        return Outcome.COMPLETE;
      }
      return answered ? Outcome.PARTIAL : failure.outcome();
    }

    String reason() {
      return failure == null ? "" : what + ": " + failure.reason();
    }
  }
}
