package org.cadastre.reconciler;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Signature;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.store.CmdbView;
import org.cadastre.reconciler.Observation.Told;
import org.cadastre.reconciler.identify.Asserted;
import org.cadastre.reconciler.identify.Identification;
import org.cadastre.reconciler.identify.Identity;
import org.cadastre.reconciler.identify.Ids;
import org.cadastre.reconciler.identify.KeyTable;

/// Many observations at once, as long as they come after all that is known of what they speak of.
/// What comes late in a way that could change who is who is left for [Refold].
final class Batch {
  private final Reconciler.Rulebook book;
  private final CmdbView view;
  private final Work work;
  private final Map<String, KeyTable> tables = new HashMap<>();
  private final Asserted asserted;
  private final Set<CiId> assertedItems = new HashSet<>();
  private final List<Change> changes = new ArrayList<>();
  private final Questions questions = new Questions();
  private final CoverageRows coverage = new CoverageRows();
  private final Set<CiId> taken = new HashSet<>();

  Batch(Reconciler.Rulebook book, CmdbView view, Testimonies testimonies, Instant recordedAt) {
    this.book = book;
    this.view = view;
    this.work = new Work(book.model(), book.rules(), view, testimonies, recordedAt);
    this.asserted = new Asserted(view.assertions());
  }

  Reconciled run(List<List<Observation>> transcripts) {
    var told = new IdentityHashMap<Observation, List<Told>>();
    var order = new ArrayList<Observation>();
    for (var transcript : transcripts) {
      for (var observation : transcript) {
        told.put(observation, observation.told());
        order.add(observation);
      }
    }
    know(told);
    var postponed = new Lateness(book, view, tables, work, asserted, assertedItems).among(told);
    order.removeIf(observation -> postponed.contains(observation.transcript()));
    order.sort(
        Comparator.comparing(Observation::at)
            .thenComparing(Observation::source)
            .thenComparing(Observation::transcript)
            .thenComparingInt(Observation::place));
    for (var observation : order) {
      meet(observation, told.getOrDefault(observation, List.of()));
    }
    work.take();
    var all = new ArrayList<Change>();
    work.finish(all);
    new KeyChanges(book, tables).add(work.drafts(), all);
    all.addAll(changes);
    questions.addTo(all);
    coverage.addTo(all, work);
    return new Reconciled(new ChangeSet(all), postponed);
  }

  /// Reads who holds the keys of everything that was met, and those items' heads, all at once.
  private void know(Map<Observation, List<Told>> told) {
    var keys = new HashMap<String, Set<Key>>();
    var fresh = new TreeSet<CiId>();
    told.values()
        .forEach(all ->
            all.forEach(one -> {
              keys.computeIfAbsent(book.family(one.root()), _ -> new TreeSet<>())
                  .addAll(book.identification().telling(one.root()));
              fresh.add(Ids.of(book.model(), one.root(), 0));
            }));
    var items = new TreeSet<CiId>();
    keys.forEach((family, of) -> {
      var table = tables.computeIfAbsent(family, _ -> new KeyTable());
      view.holders(family, of)
          .forEach((key, holders) -> {
            table.know(key, holders);
            items.addAll(holders);
          });
    });
    for (var sighting : sightingsAsserted()) {
      var ci = sighting.ci();
      if (ci != null) {
        assertedItems.add(ci);
        asserted.met(ci, Signature.of(sighting.subject()));
        items.add(ci);
      }
    }
    know(items);
    fresh.removeAll(items);
    taken.addAll(view.taken(fresh));
  }

  private Collection<org.cadastre.core.ci.Sighting> sightingsAsserted() {
    return asserted.signatures().isEmpty() ? List.of() : view.sightingsLike(asserted.signatures());
  }

  private void know(Set<CiId> items) {
    view.heads(items)
        .forEach((ci, head) -> {
          work.add(new HostDraft(ci, head));
          tables
              .computeIfAbsent(book.model().family(head.item().ciClass()), _ -> new KeyTable())
              .know(ci, head.keys());
        });
  }

  private void meet(Observation observation, List<Told> told) {
    var roots = new HashMap<Subject, CiId>();
    var links = new Links(book.model(), roots);
    for (var one : told) {
      meet(observation, one, roots);
    }
    for (var one : told) {
      var ci = roots.get(one.root());
      if (ci != null) {
        work.meet(observation, one, ci, links);
      }
    }
    coverage.of(observation, told, roots, book.rules().mayCreate(observation.source()));
  }

  private void meet(Observation observation, Told told, Map<Subject, CiId> roots) {
    var sighting = Work.sighting(observation, told);
    var subject = told.root();
    var table = tables.computeIfAbsent(book.family(subject), _ -> new KeyTable());
    switch (book.identification().identify(table, asserted, subject)) {
      case Identity.Known(var ci, _) -> {
        roots.put(subject, ci);
        changes.add(new Change.Sighted(sighting.takenFor(ci, null)));
      }
      case Identity.New() -> {
        if (!book.rules().mayCreate(observation.source())) {
          changes.add(new Change.Sighted(sighting));
          return;
        }
        var ci = newId(subject);
        work.add(new HostDraft(ci, null));
        roots.put(subject, ci);
        changes.add(new Change.Sighted(sighting.takenFor(ci, ci)));
      }
      case Identity.Ambiguous ambiguous -> {
        changes.add(new Change.Sighted(sighting));
        questions.ambiguous(sighting, observation.run(), ambiguous);
        return;
      }
    }
    var ci = roots.get(subject);
    if (ci != null) {
      learn(table, sighting, observation.run(), ci);
    }
  }

  private void learn(KeyTable table, org.cadastre.core.ci.Sighting sighting, String run, CiId ci) {
    asserted.met(ci, asserted.signatures().isEmpty() ? "" : Signature.of(sighting.subject()));
    book.identification()
        .learn(table, asserted, sighting.subject(), ci, sighting.source(), sighting.complete())
        .forEach((Identification.Doubt doubt) -> questions.doubt(sighting, run, doubt));
  }

  private CiId newId(Subject subject) {
    for (int nth = 0; ; nth++) {
      var id = Ids.of(book.model(), subject, nth);
      boolean free =
          !work.has(id) && !taken.contains(id) && (nth == 0 || view.taken(List.of(id)).isEmpty());
      if (free) {
        return id;
      }
    }
  }
}
