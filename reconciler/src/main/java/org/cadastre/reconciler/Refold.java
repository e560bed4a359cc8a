package org.cadastre.reconciler;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.store.CmdbView;
import org.cadastre.core.store.HostBody;
import org.cadastre.core.store.HostHead;
import org.cadastre.reconciler.Observation.Told;
import org.cadastre.reconciler.identify.Asserted;
import org.cadastre.reconciler.identify.KeyTable;
import org.jspecify.annotations.Nullable;

/// Works out anew who is who, as if everything had come in the order in which it happened, and puts
/// items of which that changes who they are together again from their evidence.
final class Refold {
  private final Reconciler.Rulebook book;
  private final CmdbView view;
  private final String because;
  private final Instant recordedAt;
  private final Work work;
  private final Map<String, Map<Integer, Past.Telling>> fresh = new HashMap<>();
  private final List<Sighting> freshSightings = new ArrayList<>();
  private final CoverageRows coverage = new CoverageRows();
  private final List<Change> changes = new ArrayList<>();

  private final Set<Sighting> disowned = new TreeSet<>(Sighting.ORDER);

  /// Sightings that name an item from now on, instead of a disowned one.
  private final Map<Sighting, Sighting> heirs = new TreeMap<>(Sighting.ORDER);

  /// Items that nothing was taken for until now.
  private final Set<CiId> revived = new HashSet<>();

  private Map<CiId, HostHead> heads = Map.of();
  private Map<CiId, HostBody> bodies = Map.of();

  Refold(
      Reconciler.Rulebook book,
      CmdbView view,
      Testimonies archive,
      String because,
      Instant recordedAt) {
    this.book = book;
    this.view = view;
    this.because = because;
    this.recordedAt = recordedAt;
    this.work = new Work(book.model(), book.rules(), view, archive, recordedAt);
  }

  ChangeSet run(List<List<Observation>> transcripts, Collection<CiId> items) {
    transcripts.forEach(one -> one.forEach(this::note));
    var assertions = view.assertions();
    var component = new Component(book, view, new Asserted(assertions));
    component.gather(freshSightings.stream().map(Sighting::subject).toList(), items);
    var all = new ArrayList<>(component.sightings());
    all.addAll(freshSightings);
    return run(transcripts, component, all);
  }

  /// As if those had never been.
  ChangeSet without(Collection<String> transcripts) {
    disowned.addAll(view.sightingsIn(transcripts));
    var items = new TreeSet<CiId>();
    disowned.forEach(sighting -> {
      note(items, sighting.ci());
      note(items, sighting.founded());
    });
    var component = new Component(book, view, new Asserted(view.assertions()));
    component.gather(disowned.stream().map(Sighting::subject).toList(), items);
    var all = new TreeSet<>(Sighting.ORDER);
    all.addAll(component.sightings());
    all.addAll(disowned);
    inherit(all);
    return run(List.of(), component, new ArrayList<>(all));
  }

  /// An item that was founded by what is disowned keeps its id, as long as anything else was taken
  /// for it.
  private void inherit(Collection<Sighting> all) {
    for (var founder : disowned) {
      var item = founder.founded();
      if (item != null) {
        all.stream()
            .filter(s -> item.equals(s.ci()) && s.founded() == null)
            .filter(s -> !disowned.contains(s) && !heirs.containsKey(s))
            .min(Sighting.ARRIVAL)
            .ifPresent(heir -> heirs.put(heir, heir.takenFor(item, item)));
      }
    }
  }

  private Sighting heir(Sighting sighting) {
    return heirs.getOrDefault(sighting, sighting);
  }

  private ChangeSet run(
      List<List<Observation>> transcripts, Component component, List<Sighting> all) {
    all.sort(Sighting.ORDER);
    var fold = new IdentityFold(book, new Asserted(view.assertions()));
    fold.run(all.stream().filter(s -> !disowned.contains(s)).map(this::heir).toList());
    var named = new Naming(book, view).name(fold.members());
    var after = assigned(fold, all, named);
    bring(component, all, after);
    var tables = tables(fold, named);
    work.drafts().stream()
        .filter(draft -> !component.items().contains(draft.id))
        .forEach(draft -> keepKeys(draft, tables, named));
    work.take();
    work.drafts().forEach(this::keepLifecycle);
    work.finish(changes);
    new KeyChanges(book, tables).add(work.drafts(), changes);
    sighted(all, after);
    questions(fold, named, component);
    transcripts.forEach(one -> one.forEach(o -> cover(o, after)));
    coverage.addTo(changes, work);
    return new ChangeSet(changes);
  }

  private void note(Observation observation) {
    for (var told : observation.told()) {
      freshSightings.add(Work.sighting(observation, told));
      fresh
          .computeIfAbsent(observation.transcript(), _ -> new HashMap<>())
          .put(told.place(), new Past.Telling(observation, told));
    }
  }

  /// What each sighting is taken for now, with the item that is called after it.
  private Map<Sighting, Sighting> assigned(
      IdentityFold fold, List<Sighting> all, Map<CiId, Naming.Named> named) {
    var after = new LinkedHashMap<Sighting, Sighting>();
    for (var sighting : all) {
      var heir = heir(sighting);
      var group = fold.group(heir);
      var item = group == null ? null : named.get(group);
      var founded = item != null && heir.equals(item.newlyFounding()) ? item.id() : heir.founded();
      after.put(sighting, sighting.takenFor(item == null ? null : item.id(), founded));
    }
    return after;
  }

  private void bring(Component component, List<Sighting> all, Map<Sighting, Sighting> after) {
    var members = new TreeMap<CiId, List<Sighting>>();
    var rebuilt = new TreeSet<CiId>();
    var moved = new ArrayList<Sighting>();
    for (var sighting : all) {
      var ci = after.getOrDefault(sighting, sighting).ci();
      if (ci != null) {
        members.computeIfAbsent(ci, _ -> new ArrayList<>()).add(sighting);
      }
      boolean known = !isFresh(sighting);
      if (known && !Objects.equals(ci, sighting.ci())) {
        note(rebuilt, ci);
        note(rebuilt, sighting.ci());
        if (!disowned.contains(sighting)) {
          moved.add(sighting);
        }
      }
    }
    referrers(moved, after, members, rebuilt);
    var involved = new TreeSet<>(component.items());
    involved.addAll(members.keySet());
    heads = view.heads(involved);
    bodies = rebuilt.isEmpty() ? Map.of() : view.bodies(rebuilt);
    mean(after);
    involved.forEach(
        ci -> bring(ci, members.getOrDefault(ci, List.of()), rebuilt.contains(ci), all, after));
  }

  private static void note(Set<CiId> items, @Nullable CiId ci) {
    if (ci != null) {
      items.add(ci);
    }
  }

  /// Whoever states a relation to something that is taken for another item now.
  private void referrers(
      List<Sighting> moved,
      Map<Sighting, Sighting> after,
      Map<CiId, List<Sighting>> members,
      Set<CiId> rebuilt) {
    for (var target : moved) {
      for (var place : work.past().referrers(target)) {
        for (var sighting : view.sightingsIn(List.of(target.transcript()))) {
          var ci = after.getOrDefault(sighting, sighting).ci();
          if (ci != null && sighting.place() == place) {
            members.computeIfAbsent(ci, id -> new ArrayList<>(view.sightings(List.of(id))));
            rebuilt.add(ci);
          }
        }
      }
    }
  }

  private boolean isFresh(Sighting sighting) {
    return fresh.getOrDefault(sighting.transcript(), Map.of()).containsKey(sighting.place());
  }

  private void mean(Map<Sighting, Sighting> after) {
    var transcripts = new TreeSet<String>();
    after.keySet().forEach(sighting -> transcripts.add(sighting.transcript()));
    var roots = new HashMap<String, Map<Subject, CiId>>();
    view.sightingsIn(transcripts).forEach(sighting -> mean(roots, sighting));
    after.values().forEach(sighting -> mean(roots, sighting));
    roots.forEach(
        (transcript, meant) -> work.past().mean(transcript, new Links(book.model(), meant)));
  }

  private static void mean(Map<String, Map<Subject, CiId>> roots, Sighting sighting) {
    var meant = roots.computeIfAbsent(sighting.transcript(), _ -> new HashMap<>());
    var ci = sighting.ci();
    if (ci == null) {
      meant.remove(sighting.subject());
    } else {
      meant.put(sighting.subject(), ci);
    }
  }

  private void bring(
      CiId ci,
      List<Sighting> members,
      boolean rebuilt,
      List<Sighting> all,
      Map<Sighting, Sighting> after) {
    var head = heads.get(ci);
    if (members.isEmpty()) {
      if (head != null && rebuilt) {
        absorb(ci, head, all, after);
      }
      return;
    }
    var draft = rebuilt ? HostDraft.anew(ci, head, bodies.get(ci)) : new HostDraft(ci, head);
    if (rebuilt && head != null) {
      draft.endedBefore = view.ended(List.of(ci));
    }
    work.add(draft);
    if (members.stream().noneMatch(sighting -> ci.equals(sighting.ci()))) {
      revived.add(ci);
    }
    for (var sighting : members) {
      if (rebuilt || isFresh(sighting)) {
        telling(sighting).ifPresent(t -> meet(t, ci));
      }
    }
  }

  private void meet(Past.Telling telling, CiId ci) {
    var transcript = telling.observation().transcript();
    work.meet(telling.observation(), telling.told(), ci, work.past().links(transcript));
  }

  private java.util.Optional<Past.Telling> telling(Sighting sighting) {
    var at = fresh.getOrDefault(sighting.transcript(), Map.of()).get(sighting.place());
    return at != null
        ? java.util.Optional.of(at)
        : work.past().telling(sighting.transcript(), sighting.place());
  }

  /// Nothing was ever this item: it was another one.
  private void absorb(CiId ci, HostHead head, List<Sighting> all, Map<Sighting, Sighting> after) {
    var draft = HostDraft.anew(ci, head, bodies.get(ci));
    draft.endedBefore = view.ended(List.of(ci));
    var into =
        all.stream()
            .map(sighting -> after.getOrDefault(sighting, sighting))
            .filter(sighting -> ci.equals(sighting.founded()))
            .map(Sighting::ci)
            .filter(Objects::nonNull)
            .findFirst();
    draft.item =
        into.map(other -> head.item().mergedInto(other)).orElse(head.item().in(Lifecycle.RETIRED));
    moved(draft, Lifecycle.RETIRED, into.map(other -> "it is " + other + ": ").orElse(""));
    work.add(draft);
  }

  private void moved(HostDraft draft, Lifecycle lifecycle, String what) {
    draft.lifecycles.add(
        new Change.LifecycleChanged(
            draft.id, lifecycle, recordedAt, recordedAt, what + because, "", null));
  }

  /// Putting an item together again does not bring it back to life; that it is one of its own again
  /// does.
  private void keepLifecycle(HostDraft draft) {
    var head = draft.head;
    if (!draft.rebuilt || head == null || head.item().lifecycle() == Lifecycle.ACTIVE) {
      return;
    }
    var item = draft.item();
    if (item.lifecycle() != Lifecycle.ACTIVE) {
      return;
    }
    if (revived.contains(draft.id)) {
      moved(draft, Lifecycle.ACTIVE, "");
    } else if (!item.lastSeen().isAfter(head.item().lastSeen())) {
      draft.item = item.in(head.item().lifecycle());
    }
  }

  private Map<String, KeyTable> tables(IdentityFold fold, Map<CiId, Naming.Named> named) {
    var tables = new HashMap<String, KeyTable>();
    fold.tables()
        .forEach((family, folded) -> {
          var table = tables.computeIfAbsent(family, _ -> new KeyTable());
          named.forEach((group, item) -> table.know(item.id(), folded, group));
        });
    return tables;
  }

  /// Items that are only brought in line with others are told by what they were.
  private void keepKeys(
      HostDraft draft, Map<String, KeyTable> tables, Map<CiId, Naming.Named> named) {
    var head = draft.head;
    boolean folded = named.values().stream().anyMatch(item -> item.id().equals(draft.id));
    if (head != null && !folded) {
      tables
          .computeIfAbsent(book.model().family(head.item().ciClass()), _ -> new KeyTable())
          .know(draft.id, head.keys());
    }
  }

  private void sighted(List<Sighting> all, Map<Sighting, Sighting> after) {
    for (var sighting : all) {
      var now = after.getOrDefault(sighting, sighting);
      if (disowned.contains(sighting)) {
        changes.add(new Change.SightingForgotten(sighting.transcript(), sighting.place()));
      } else if (isFresh(sighting) || !now.equals(sighting)) {
        changes.add(new Change.Sighted(now));
      }
    }
  }

  private void questions(IdentityFold fold, Map<CiId, Naming.Named> named, Component component) {
    var questions = new Questions();
    for (var question : fold.questions()) {
      var candidates = new TreeSet<CiId>();
      for (var candidate : question.candidates()) {
        var item = named.get(fold.now(candidate));
        if (item != null) {
          candidates.add(item.id());
        }
      }
      if (candidates.size() > 1) {
        var run = telling(question.sighting()).map(t -> t.observation().run()).orElse("");
        questions.raise(question.sighting(), run, candidates, question.because());
      }
    }
    var about = new HashSet<>(component.items());
    about.addAll(work.drafts().stream().map(draft -> draft.id).toList());
    for (var open : view.conflictsAbout(about)) {
      if (!questions.raised().containsKey(open.id())) {
        changes.add(
            new Change.ConflictSettled(open.id(), recordedAt, "it settled itself: " + because));
      }
    }
    questions.addTo(changes);
  }

  private void cover(Observation observation, Map<Sighting, Sighting> after) {
    var roots = new HashMap<Subject, CiId>();
    after.values().stream()
        .filter(sighting -> sighting.transcript().equals(observation.transcript()))
        .forEach(sighting -> {
          var ci = sighting.ci();
          if (ci != null) {
            roots.put(sighting.subject(), ci);
          }
        });
    List<Told> told = observation.told();
    coverage.of(observation, told, roots, book.rules().mayCreate(observation.source()));
  }
}
