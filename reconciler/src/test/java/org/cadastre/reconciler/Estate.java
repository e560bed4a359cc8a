package org.cadastre.reconciler;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.cadastre.cmdb.memory.MemoryStore;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.CmdbView;
import org.cadastre.settings.Configuration;

/// A register that takes observations in whatever order and groups they come.
final class Estate {
  private static final Configuration SHIPPED =
      Configuration.load(Path.of(System.getProperty("cadastre.root", "."), "config"));

  final CmdbStore store;
  private final Reconciler reconciler = new Reconciler(SHIPPED.model(), SHIPPED.rules());
  private final Map<String, List<Observation>> archive;
  private int acts;

  Estate() {
    this(new MemoryStore());
  }

  Estate(CmdbStore store) {
    this(store, new ConcurrentHashMap<>());
  }

  /// @param archive what was taken, by transcript; shared by all who write into one register
  Estate(CmdbStore store, Map<String, List<Observation>> archive) {
    this.store = store;
    this.archive = archive;
  }

  /// Takes them one after the other.
  Estate take(Collection<Observation> observations, Instant now) {
    observations.forEach(one -> takeTogether(List.of(one), now));
    return this;
  }

  /// Takes them as one batch.
  Estate takeTogether(Collection<Observation> observations, Instant now) {
    observations.forEach(one -> archive.put(one.transcript(), List.of(one)));
    var said = observations.stream().distinct().map(List::of).toList();
    var postponed = new TreeSet<String>();
    store.commit(
        reconciler.keys(observations),
        view -> {
          postponed.clear();
          var reconciled = reconciler.reconcile(view, fresh(view, said), this::archived, now);
          postponed.addAll(reconciled.postponed());
          return reconciled.changes();
        });
    if (!postponed.isEmpty()) {
      var late = said.stream().filter(o -> postponed.contains(o.getFirst().transcript())).toList();
      store.commitAlone(view ->
          reconciler.refold(
              view, fresh(view, late), List.of(), this::archived, "it came late", now));
    }
    return this;
  }

  /// Without what another writer has entered meanwhile; a store that keeps evidence sees to that.
  private static List<List<Observation>> fresh(CmdbView view, List<List<Observation>> said) {
    return said.stream()
        .filter(one -> view.sightingsIn(List.of(one.getFirst().transcript())).isEmpty())
        .toList();
  }

  private List<Observation> archived(String transcript) {
    return archive.getOrDefault(transcript, List.of());
  }

  /// Judges everything as of that time.
  Estate settle(Instant now) {
    store.commit(reconciler.settle(store, roots(), Reconciler.Reconsider.EVERYTHING, now));
    return this;
  }

  /// A person says something of who is who.
  String asserts(Act act, Collection<CiId> items, Instant now) {
    var id = "act-" + ++acts;
    var signed = new Act.Signed(id, now, "somebody", "a test", act);
    store.commit(ChangeSet.of(new Change.ActKept(signed, acts)));
    store.commitAlone(
        view -> reconciler.refold(view, List.of(), items, this::archived, "somebody said so", now));
    return id;
  }

  /// As if those had never come.
  Estate without(Collection<Observation> disowned, Instant now) {
    var hashes = disowned.stream().map(Observation::transcript).toList();
    store.commitAlone(
        view -> reconciler.disown(view, hashes, this::archived, "somebody disowned it", now));
    return this;
  }

  List<CiId> roots() {
    return store.list(new CiQuery(List.of(), false, false), World.end()).stream()
        .map(found -> found.item().id())
        .toList();
  }

  /// Those that anybody has met: no item that was found to be another one.
  List<CiId> met() {
    return roots().stream().filter(ci -> !store.sightings(List.of(ci)).isEmpty()).toList();
  }
}
