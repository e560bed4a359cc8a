package org.cadastre.reconciler;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.ci.Signature;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.store.CmdbView;
import org.cadastre.reconciler.identify.Asserted;
import org.jspecify.annotations.Nullable;

/// All sightings that can have a say in who is who: those that share a key, or what was asserted of
/// them, with each other, however far that leads.
final class Component {
  private record Name(String transcript, int place) {}

  private final Reconciler.Rulebook book;
  private final CmdbView view;
  private final Asserted asserted;
  private final Map<Name, Sighting> sightings =
      new TreeMap<>(java.util.Comparator.comparing(Name::transcript).thenComparingInt(Name::place));
  private final Set<CiId> items = new TreeSet<>();
  private final Map<String, Set<Key>> keys = new HashMap<>();

  Component(Reconciler.Rulebook book, CmdbView view, Asserted asserted) {
    this.book = book;
    this.view = view;
    this.asserted = asserted;
  }

  void gather(Collection<Subject> subjects, Collection<CiId> from) {
    var newKeys = new HashMap<String, Set<Key>>();
    subjects.forEach(subject -> keep(subject, newKeys));
    var reached = new TreeSet<CiId>();
    from.forEach(ci -> reached.addAll(whatItIs(ci)));
    for (var signature : signatures(subjects)) {
      view.sightingsLike(asserted.spokenOfWith(signature)).forEach(s -> add(s, reached, newKeys));
    }
    while (!reached.isEmpty() || !newKeys.isEmpty()) {
      newKeys.forEach((family, of) -> reached.addAll(view.everHeld(family, of)));
      newKeys.clear();
      reached.removeAll(items);
      items.addAll(reached);
      var doubted = view.conflictsAbout(reached);
      var met = reached.isEmpty() ? java.util.List.<Sighting>of() : view.sightings(reached);
      reached.clear();
      met.forEach(sighting -> add(sighting, reached, newKeys));
      doubted.forEach(conflict -> conflict.candidates().forEach(ci -> reach(ci, reached)));
      unsettled(reached, newKeys);
    }
  }

  /// The item, and what it turned out to be.
  private Set<CiId> whatItIs(CiId ci) {
    var all = new TreeSet<CiId>();
    for (var next = ci; next != null && all.add(next); ) {
      next = view.item(next).map(ConfigurationItem::mergedInto).orElse(null);
    }
    return all;
  }

  private Set<String> signatures(Collection<Subject> subjects) {
    var signatures = new TreeSet<String>();
    subjects.forEach(subject -> signatures.add(Signature.of(subject)));
    return signatures;
  }

  private void add(Sighting sighting, Set<CiId> reached, Map<String, Set<Key>> newKeys) {
    var name = new Name(sighting.transcript(), sighting.place());
    if (sightings.putIfAbsent(name, sighting) != null) {
      return;
    }
    reach(sighting.ci(), reached);
    reach(sighting.founded(), reached);
    keep(sighting.subject(), newKeys);
    var signature = Signature.of(sighting.subject());
    if (asserted.concerns(signature)) {
      view.sightingsLike(asserted.spokenOfWith(signature))
          .forEach(other -> add(other, reached, newKeys));
    }
  }

  private void reach(@Nullable CiId ci, Set<CiId> reached) {
    if (ci != null && !items.contains(ci)) {
      reached.add(ci);
    }
  }

  private void keep(Subject subject, Map<String, Set<Key>> newKeys) {
    var family = book.family(subject);
    var known = keys.computeIfAbsent(family, _ -> new TreeSet<>());
    for (var key : book.identification().telling(subject)) {
      if (known.add(key)) {
        newKeys.computeIfAbsent(family, _ -> new TreeSet<>()).add(key);
      }
    }
  }

  /// Those that were taken for nothing and share a key.
  private void unsettled(Set<CiId> reached, Map<String, Set<Key>> newKeys) {
    for (var sighting : view.unsettled()) {
      var known = keys.getOrDefault(book.family(sighting.subject()), Set.of());
      if (book.identification().telling(sighting.subject()).stream().anyMatch(known::contains)) {
        add(sighting, reached, newKeys);
      }
    }
  }

  Collection<Sighting> sightings() {
    return sightings.values();
  }

  /// Items that any of them was ever taken for, or that were asked for.
  Set<CiId> items() {
    return items;
  }
}
