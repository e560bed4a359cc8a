package org.cadastre.runtime;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.Change.LifecycleChanged;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.reconciler.Testimonies;

/// Takes back what a run said, and what was concluded from it about the coming and going of items.
///
/// Every step may be taken again: whoever died over it begins anew.
record Disowning(Rulings rulings, Testimonies archive, CmdbStore register) {
  /// Which run is disowned, why and when.
  private record Word(String run, String because, Instant now) {}

  void disown(String run, Act.Signed signed) {
    var because = "%s disowned %s: %s".formatted(signed.actor(), run, signed.reason());
    var now = signed.recordedAt();
    var all = register.transcripts(run);
    for (int from = 0; from < all.size(); from += Registrar.BATCH) {
      forget(all.subList(from, Math.min(all.size(), from + Registrar.BATCH)), because, now);
    }
    register
        .run(run)
        .map(known -> known.with(RunStatus.DISOWNED))
        .ifPresent(known -> register.commit(ChangeSet.of(new Change.RunPut(known))));
    var disowned = disowned();
    var concerned = concerned(run);
    for (int from = 0; from < concerned.size(); from += Registrar.BATCH) {
      var some = concerned.subList(from, Math.min(concerned.size(), from + Registrar.BATCH));
      register.commitAlone(_ -> concluded(some, disowned, new Word(run, because, now)));
    }
    listAgain(run, now);
  }

  /// What was forgotten before has no sightings any more.
  private void forget(List<String> transcripts, String because, Instant now) {
    if (!register.sightingsIn(transcripts).isEmpty()) {
      register.commitAlone(
          view -> rulings.reconciler().disown(view, transcripts, archive, because, now));
    }
  }

  /// Items that came or went by that run, or that it tried to reach.
  private List<CiId> concerned(String run) {
    var concerned = register.movedBy(run);
    for (var row : register.coverage(run)) {
      if (row.ci() != null) {
        concerned.add(row.ci());
      }
    }
    return List.copyOf(concerned);
  }

  private ChangeSet concluded(List<CiId> some, Set<String> disowned, Word word) {
    var changes = new ArrayList<Change>();
    for (var ci : some) {
      register
          .item(ci)
          .filter(Disowning::onItsOwn)
          .ifPresent(item -> conclude(item, disowned, word, changes));
    }
    return new ChangeSet(changes);
  }

  /// Parts come and go with what is said of what they are in.
  private static boolean onItsOwn(ConfigurationItem item) {
    return item.host() == null && item.mergedInto() == null;
  }

  /// Goes by the last thing that was concluded of the item and still counts. What is taken back is
  /// contradicted at its own time, so that the past is told without it too.
  private void conclude(
      ConfigurationItem item, Set<String> disowned, Word word, List<Change> changes) {
    var now = word.now();
    var moves = new ArrayList<>(register.lifecycle(item.id()));
    moves.sort(comparing(LifecycleChanged::recordedAt));
    var back = new ArrayList<LifecycleChanged>();
    while (!moves.isEmpty() && disowned.contains(moves.getLast().run())) {
      back.add(moves.removeLast());
    }
    var lifecycle = moves.isEmpty() ? Lifecycle.ACTIVE : moves.getLast().lifecycle();
    boolean metSince = !moves.isEmpty() && item.lastSeen().isAfter(moves.getLast().at());
    if (!moves.isEmpty() && byPolicy(moves.getLast())) {
      lifecycle = least(lifecycle, new Absences(rulings, register).standing(item, now).lifecycle());
      while (!moves.isEmpty()
          && byPolicy(moves.getLast())
          && moves.getLast().lifecycle().compareTo(lifecycle) > 0) {
        back.add(moves.removeLast());
      }
    }
    lifecycle = metSince ? Lifecycle.ACTIVE : lifecycle;
    if (lifecycle != item.lifecycle()) {
      changes.add(new Change.ItemPut(item.in(lifecycle)));
      for (var move : back) {
        var at = move.at().isBefore(now) ? move.at() : now;
        changes.add(
            new LifecycleChanged(item.id(), lifecycle, at, now, word.because(), word.run(), null));
      }
    }
  }

  private static Lifecycle least(Lifecycle one, Lifecycle other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /// Not by an operator, who speaks for no run, and not by what somebody said.
  private static boolean byPolicy(LifecycleChanged move) {
    return move.evidence() == null && !move.run().isEmpty();
  }

  private Set<String> disowned() {
    return register.runs().stream()
        .filter(known -> known.status() == RunStatus.DISOWNED)
        .map(ScanRun::id)
        .collect(Collectors.toSet());
  }

  /// Lists that came later had nothing to say of what was gone already.
  private void listAgain(String run, Instant now) {
    var containers = new TreeMap<CiId, Instant>();
    for (var ci : register.movedBy(run)) {
      register
          .item(ci)
          .filter(item -> onItsOwn(item) && item.lifecycle() != Lifecycle.RETIRED)
          .ifPresent(item ->
              Departures.containers(register.states(ci))
                  .forEach(container ->
                      containers.merge(container, item.lastSeen(), Disowning::earlier)));
    }
    var later = new TreeSet<Sighting>(Sighting.ORDER);
    containers.forEach((container, lastSeen) ->
        register.sightings(List.of(container)).stream()
            .filter(sighting -> !sighting.mention() && sighting.observedAt().isAfter(lastSeen))
            .forEach(later::add));
    var departures = new Departures(rulings.model(), register, now);
    later.stream().map(Sighting::transcript).distinct().map(archive::of).forEach(departures::judge);
  }

  private static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }
}
