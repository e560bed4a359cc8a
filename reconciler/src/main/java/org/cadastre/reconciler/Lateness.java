package org.cadastre.reconciler;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.ci.Signature;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.store.CmdbView;
import org.cadastre.core.store.HostHead;
import org.cadastre.reconciler.Observation.Told;
import org.cadastre.reconciler.identify.Asserted;
import org.cadastre.reconciler.identify.KeyTable;

/// Which transcripts come too late to be taken one after the other: they speak of items that were
/// met since, and might have made them other ones. Those that tell an item by the very keys by
/// which it was always told change nothing of that.
record Lateness(
    Reconciler.Rulebook book,
    CmdbView view,
    Map<String, KeyTable> tables,
    Work work,
    Asserted asserted,
    Set<CiId> assertedItems) {
  private record Late(String transcript, Subject root, Set<CiId> holders) {}

  Set<String> among(Map<Observation, List<Told>> told) {
    var postponed = new TreeSet<String>();
    var late = new java.util.ArrayList<Late>();
    var former = former(told);
    var unsettled = view.unsettled();
    told.forEach((observation, all) -> {
      for (var one : all) {
        var holders = holders(one.root());
        boolean doubtful =
            metSince(former, observation.at()) && everHeldSince(one.root(), observation.at());
        if (doubtful || mayTell(unsettled, one.root(), holders, observation.at())) {
          postponed.add(observation.transcript());
        }
        if (asserted(one.root(), holders)) {
          postponed.add(observation.transcript());
        } else if (metSince(holders, observation.at())) {
          late.add(new Late(observation.transcript(), one.root(), holders));
        }
      }
    });
    var always = late.isEmpty() ? Map.<CiId, Set<String>>of() : signatures(late);
    for (var one : late) {
      if (!alwaysToldSo(one, always)) {
        postponed.add(one.transcript());
      }
    }
    return postponed;
  }

  /// Items that were told by any of the keys and are no longer.
  private Map<CiId, HostHead> former(Map<Observation, List<Told>> told) {
    var keys = new HashMap<String, Set<Key>>();
    told.values()
        .forEach(all ->
            all.forEach(one ->
                keys.computeIfAbsent(book.family(one.root()), _ -> new TreeSet<>())
                    .addAll(book.identification().telling(one.root()))));
    var former = new TreeSet<CiId>();
    for (var of : keys.entrySet()) {
      former.addAll(view.everHeld(of.getKey(), of.getValue()));
    }
    former.removeIf(work::has);
    return former.isEmpty() ? Map.of() : view.heads(former);
  }

  private static boolean metSince(Map<CiId, HostHead> former, Instant at) {
    return former.values().stream().anyMatch(head -> !at.isAfter(head.lastMet()));
  }

  /// Whether it, or an item that it may be about, shares a key with something that was met since
  /// and could not be told.
  private boolean mayTell(List<Sighting> unsettled, Subject root, Set<CiId> holders, Instant at) {
    var since = unsettled.stream().filter(sighting -> !at.isAfter(sighting.observedAt())).toList();
    if (since.isEmpty()) {
      return false;
    }
    var keys = new HashSet<Key>(book.identification().telling(root));
    var table = tables.get(book.family(root));
    if (table != null) {
      holders.forEach(holder -> keys.addAll(table.keys(holder).keySet()));
    }
    return since.stream().anyMatch(s -> s.subject().keys().stream().anyMatch(keys::contains));
  }

  private boolean everHeldSince(Subject root, Instant at) {
    var ever = view.everHeld(book.family(root), book.identification().telling(root));
    return metSince(view.heads(ever), at);
  }

  private Set<CiId> holders(Subject root) {
    var holders = new TreeSet<CiId>();
    var table = tables.get(book.family(root));
    if (table != null) {
      book.identification().telling(root).forEach(key -> holders.addAll(table.holders(key)));
    }
    return holders;
  }

  private boolean asserted(Subject root, Set<CiId> holders) {
    return !asserted.signatures().isEmpty()
        && (asserted.concerns(Signature.of(root))
            || holders.stream().anyMatch(assertedItems::contains));
  }

  private boolean metSince(Set<CiId> holders, Instant at) {
    return holders.stream()
        .flatMap(ci -> work.head(ci).stream())
        .map(HostHead::lastMet)
        .anyMatch(lastMet -> !at.isAfter(lastMet));
  }

  private Map<CiId, Set<String>> signatures(List<Late> late) {
    var items = new TreeSet<CiId>();
    late.forEach(one -> items.addAll(one.holders()));
    var signatures = new HashMap<CiId, Set<String>>();
    for (Sighting sighting : view.sightings(items)) {
      var ci = sighting.ci();
      if (ci != null) {
        signatures.computeIfAbsent(ci, _ -> new TreeSet<>()).add(Signature.of(sighting.subject()));
      }
    }
    return signatures;
  }

  private boolean alwaysToldSo(Late late, Map<CiId, Set<String>> always) {
    if (late.holders().size() != 1) {
      return false;
    }
    var only = late.holders().iterator().next();
    return Set.of(Signature.of(late.root())).equals(always.get(only))
        && view.everHeld(book.family(late.root()), late.root().keys()).equals(Set.of(only));
  }
}
