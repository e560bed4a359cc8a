package org.cadastre.reconciler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.TreeSet;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.Value;
import org.cadastre.reconciler.identify.Identification;
import org.cadastre.reconciler.identify.Identity;
import org.jspecify.annotations.Nullable;

/// By what a host is told from others: learns new keys, lets go of addresses that moved on, and
/// raises a conflict where keys do not agree on who is who.
final class Keys {
  private static final String ADDRESS = "net.ip";
  private static final String REACHED_AT = "endpoint.address";

  private final ClassModel model;
  private final Identification identification;
  private final Draft draft;
  private final Observation observation;

  Keys(ClassModel model, Identification identification, Draft draft, Observation observation) {
    this.model = model;
    this.identification = identification;
    this.draft = draft;
    this.observation = observation;
  }

  void learn(Subject host, CiId ci) {
    var family = model.family(host.ciClass());
    var known = draft.view().keys(ci);
    boolean isNew = false;
    for (var key : identification.telling(host)) {
      if (!known.contains(key)) {
        learn(host, ci, key, family);
        isNew = true;
      }
    }
    if (isNew) {
      doubles(host, ci);
    }
  }

  private void learn(Subject host, CiId ci, Key key, String family) {
    boolean strong = identification.strong(host.ciClass(), key.type());
    var holders = draft.view().identified(key, family, null);
    if (identification.moves(host.ciClass(), key.type())) {
      holders.forEach(holder -> draft.add(new Change.KeyForgotten(holder, key)));
    } else if (strong && !holders.isEmpty()) {
      conflict(host, holders, ci, key.type() + " " + key.value() + " is known of another item");
      return;
    }
    draft.add(new Change.KeyLearnt(ci, key, family, null, strong));
  }

  private void doubles(Subject host, CiId ci) {
    var doubles = identification.doubles(draft.view(), host, ci);
    if (!doubles.isEmpty()) {
      conflict(host, doubles, ci, "they share identifiers and nothing tells them apart");
    }
  }

  /// Addresses that no source claims any more identify the host no longer, or they would tell the
  /// next machine that is given them for this one.
  void forgetAddresses(CiId ci) {
    var claimed = new TreeSet<String>();
    for (Claim claim : draft.openClaims(ci)) {
      if (claim.attribute().equals(ADDRESS) && claim.value() instanceof Value.Many(var addresses)) {
        claimed.addAll(addresses);
      }
    }
    if (claimed.isEmpty()) {
      return;
    }
    claimed.add(observation.endpoint().host());
    for (var key : draft.view().keys(ci)) {
      if (key.type().equals(ADDRESS) && !claimed.contains(key.value())) {
        draft.add(new Change.KeyForgotten(ci, key));
        draft.add(new Change.KeyForgotten(ci, new Key(REACHED_AT, key.value())));
      }
    }
  }

  void ambiguous(Subject host, Identity.Ambiguous ambiguous) {
    conflict(
        host,
        ambiguous.candidates(),
        null,
        "its %s is shared by several items".formatted(ambiguous.by()));
  }

  private void conflict(
      Subject host, Collection<CiId> others, @Nullable CiId also, String because) {
    var candidates = new ArrayList<>(new TreeSet<>(others));
    if (also != null) {
      candidates.add(also);
    }
    candidates.sort(null);
    var subject = "%s %s at %s".formatted(host.ciClass(), host.name(), observation.endpoint());
    draft.add(
        new Change.ConflictRaised(
            new Conflict(
                "identity:" + candidates + ":" + because,
                subject,
                candidates,
                because,
                observation.observedAt(),
                observation.run(),
                new Evidence(observation.transcript(), 0, null))));
  }
}
