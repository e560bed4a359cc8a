package org.cadastre.reconciler;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.reconciler.reconcile.Reading;
import org.cadastre.reconciler.reconcile.Statement;
import org.jspecify.annotations.Nullable;

/// What a new reading of a facet changes in what its source claims.
final class FacetDiff {
  private record Place(CiId ci, String attribute) {}

  private final Draft draft;
  private final Observation observation;
  private final Parts parts;
  private final FacetKey key;

  FacetDiff(Draft draft, Observation observation, Parts parts, FacetKey key) {
    this.draft = draft;
    this.observation = observation;
    this.parts = parts;
    this.key = key;
  }

  /// An unchanged reading is one touch. A reading older than the latest known one proves nothing
  /// new about the present and stays in the evidence.
  ///
  /// @return what kept it from being taken as it is; empty when nothing did
  Optional<String> apply(Reading reading) {
    var known = draft.view().facet(key);
    if (known.isPresent() && observation.observedAt().isBefore(known.get().lastVerified())) {
      return Optional.of("older than what is known, of " + known.get().lastVerified());
    }
    var hash = reading.contentHash();
    draft.verified(
        new Facet(
            key, hash, observation.observedAt(), observation.run(), observation.transcript()));
    if (known.isEmpty() || !known.get().contentHash().equals(hash)) {
      diff(reading, known);
    }
    return reading.tooMany()
        ? Optional.of("it lists more parts than any host has; the rest was left out")
        : Optional.empty();
  }

  private void diff(Reading reading, Optional<Facet> known) {
    var open = new LinkedHashMap<Place, Claim>();
    if (known.isPresent()) {
      draft.view().openClaims(key).forEach(c -> open.put(new Place(c.ci(), c.attribute()), c));
    }
    for (var statement : reading.statements()) {
      parts
          .resolve(statement.subject())
          .ifPresent(
              ci -> say(ci, statement, open.remove(new Place(ci, statement.attribute())), known));
    }
    known.ifPresent(facet -> unsaid(reading, open, facet.lastVerified()));
  }

  private void say(CiId ci, Statement statement, @Nullable Claim before, Optional<Facet> known) {
    if (before != null && before.value().equals(statement.value())) {
      if (!before.confirmed().equals(known.map(Facet::lastVerified).orElse(null))) {
        draft.hold(before, null);
      }
      return;
    }
    if (before != null) {
      draft.end(before, observation.observedAt());
    }
    draft.open(
        new Claim(
            key,
            ci,
            statement.attribute(),
            statement.value(),
            observation.observedAt(),
            null,
            draft.recordedAt(),
            null,
            observation.observedAt(),
            observation.run(),
            statement.evidence()));
  }

  /// What a complete reading no longer says is over; what a partial one does not say is only not
  /// confirmed. Of a part only a census can say that it is over.
  private void unsaid(Reading reading, Map<Place, Claim> open, Instant confirmed) {
    open.forEach((place, claim) -> {
      var census = parts.census(reading, place.ci());
      if (reading.complete() && census.isPresent()) {
        draft.end(claim, observation.observedAt());
        parts.emptied(place.ci(), census.get());
      } else if (claim.confirmed().equals(confirmed)) {
        draft.hold(claim, confirmed);
      }
    });
  }
}
