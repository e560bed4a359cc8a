package org.cadastre.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.CmdbStore.PastReading;
import org.cadastre.runtime.AsOf.Times;
import org.jspecify.annotations.Nullable;

/// What sources had said of an item by a time, as we knew it at another.
///
/// @param all claims that had begun by then and that we believed; by attribute, source, start
/// @param readings those of its facets that had happened and that we believed, by facet
record PastClaims(List<Claim> all, Map<FacetKey, List<Facet>> readings, Times times) {
  /// The latest end first; of several, as the register chooses among them.
  private static final Comparator<Claim> LAST_ENDED =
      Comparator.comparing(PastClaims::end)
          .thenComparing(Claim::confirmed)
          .thenComparing(Claim::source)
          .thenComparing(claim -> claim.facet().kind());

  static PastClaims of(CmdbStore store, CiId ci, Times times) {
    var claims = new ArrayList<Claim>();
    var readings = new HashMap<FacetKey, List<Facet>>();
    for (var head : store.heads(List.of(ci)).values()) {
      for (var facet : head.facets()) {
        readings.put(facet.key(), known(store.allVerifications(facet.key()), times));
      }
    }
    for (var claim : store.history(ci)) {
      if (begun(claim, times)) {
        var known =
            readings.computeIfAbsent(
                claim.facet(), facet -> known(store.allVerifications(facet), times));
        claims.add(claim.confirmedAt(confirmed(claim, known)));
      }
    }
    return new PastClaims(List.copyOf(claims), readings, times);
  }

  private static boolean begun(Claim claim, Times times) {
    return !claim.validFrom().isAfter(times.at())
        && believed(claim.recordedFrom(), claim.recordedTo(), times.knownAt());
  }

  private static boolean believed(Instant from, @Nullable Instant to, Instant knownAt) {
    return !from.isAfter(knownAt) && (to == null || knownAt.isBefore(to));
  }

  private static List<Facet> known(List<PastReading> ledger, Times times) {
    return ledger.stream()
        .filter(past -> believed(past.recordedFrom(), past.recordedTo(), times.knownAt()))
        .map(PastReading::reading)
        .filter(reading -> !reading.readAt().isAfter(times.at()))
        .toList();
  }

  /// When it had last been confirmed: by the latest reading of its facet by then, but for one that
  /// had ended or was not named any more, not later than it ever was.
  private static Instant confirmed(Claim claim, List<Facet> readings) {
    var latest = verified(readings);
    return latest.isBefore(claim.confirmed()) ? latest : claim.confirmed();
  }

  private static Instant verified(List<Facet> readings) {
    return readings.stream()
        .map(Facet::lastVerified)
        .max(Comparator.naturalOrder())
        .orElse(Claim.NEVER);
  }

  /// Whether a claim that had begun by then had not ended.
  static boolean holds(Claim claim, Times times) {
    var to = claim.validTo();
    return to == null || times.at().isBefore(to);
  }

  private static Instant end(Claim claim) {
    var to = claim.validTo();
    return to == null ? Instant.MAX : to;
  }

  /// What was said of an attribute then.
  List<Claim> open(String attribute) {
    return all.stream()
        .filter(claim -> claim.attribute().equals(attribute) && holds(claim, times))
        .toList();
  }

  /// The last that had ended of those about an attribute.
  Optional<Claim> lastEnded(String attribute) {
    return all.stream()
        .filter(claim -> claim.attribute().equals(attribute) && !holds(claim, times))
        .max(LAST_ENDED);
  }

  /// When each facet had last been verified.
  Map<FacetKey, Instant> verified() {
    var verified = new HashMap<FacetKey, Instant>();
    readings.forEach((facet, of) -> verified.put(facet, verified(of)));
    return verified;
  }

  /// Whether anything of the item had been read that was observed at that time.
  boolean readAt(Instant at) {
    return readings.values().stream()
        .anyMatch(of -> of.stream().anyMatch(reading -> reading.readAt().equals(at)));
  }
}
