package org.cadastre.reconciler;

import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.reconciler.HostDraft.Open;
import org.cadastre.reconciler.HostDraft.Place;
import org.cadastre.reconciler.reconcile.Reading;
import org.cadastre.reconciler.reconcile.Statement;
import org.jspecify.annotations.Nullable;

/// Takes one reading of a facet after the other, in their order in time, and keeps what its source
/// claims.
final class FacetFold {
  private final HostDraft draft;
  private final Parts parts;
  private final FacetKey key;
  private final Instant recordedAt;

  FacetFold(HostDraft draft, Parts parts, FacetKey key, Instant recordedAt) {
    this.draft = draft;
    this.parts = parts;
    this.key = key;
    this.recordedAt = recordedAt;
  }

  /// An unchanged reading is one touch: what it says was taken before. Hearsay moves no time of
  /// verification.
  void touch(Facet next) {
    var known = draft.facets.get(key);
    draft.facets.put(key, known == null ? next : known.and(next));
  }

  /// @param links the items that relations of this reading lead to
  void take(Facet next, Reading reading, Links links) {
    draft.dirty.add(key);
    var known = draft.facets.get(key);
    var open = new HashMap<>(draft.said(key));
    for (var statement : reading.statements()) {
      var ci = parts.mention(statement.subject(), next.readAt());
      links
          .attribute(statement)
          .ifPresent(attribute ->
              say(next, ci, attribute, statement, open.remove(new Place(ci, attribute))));
    }
    if (next.dated()) {
      open.forEach((place, before) -> unsaid(next, known, reading, place, before));
    }
    touch(next);
  }

  private void say(
      Facet next, CiId ci, String attribute, Statement statement, @Nullable Open before) {
    var place = new Place(ci, attribute);
    if (before != null && before.claim().value().equals(statement.value())) {
      if (before.held() && next.dated()) {
        draft.said(key).put(place, new Open(before.claim(), false));
        draft.contest(ci, attribute);
      }
      return;
    }
    var after = before == null ? null : draft.confirmed(key, before);
    if (before != null) {
      end(place, before, next.readAt());
    }
    var claim =
        new Claim(
            key,
            ci,
            attribute,
            statement.value(),
            Claim.NEVER.equals(after) ? null : after,
            next.readAt(),
            null,
            recordedAt,
            null,
            next.dated() ? next.readAt() : Claim.NEVER,
            next.run(),
            statement.evidence());
    draft.said(key).put(place, new Open(claim, !next.dated()));
    draft.contest(ci, attribute);
    draft.touchedParts.add(ci);
  }

  private void end(Place place, Open before, Instant at) {
    draft.said(key).remove(place);
    draft.ended.add(before.claim().confirmedAt(draft.confirmed(key, before)).ended(at, recordedAt));
    draft.contest(place.ci(), place.attribute());
  }

  /// What a complete reading no longer says is over; what a partial one does not say is only not
  /// confirmed. Of a part only a census can say that it is over.
  private void unsaid(
      Facet next, @Nullable Facet known, Reading reading, Place place, Open before) {
    var census = census(reading, place.ci());
    if (reading.complete() && census.isPresent()) {
      end(place, before, next.readAt());
      parts.emptied(place.ci(), next, census.get());
    } else if (!before.held() && known != null) {
      var claim = before.claim().confirmedAt(known.lastVerified());
      draft.said(key).put(place, new Open(claim, true));
      draft.contest(place.ci(), place.attribute());
    }
  }

  /// The proof that what a reading does not name is gone; a complete reading of the host's own
  /// attributes needs none.
  private Optional<Evidence> census(Reading reading, CiId ci) {
    if (ci.equals(draft.id)) {
      return Optional.of(new Evidence("", 0, null));
    }
    return parts.census(reading, ci);
  }
}
