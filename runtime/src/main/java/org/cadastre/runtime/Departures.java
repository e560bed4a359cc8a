package org.cadastre.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.CiClass;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.Value;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CiRecord;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.HostHead;
import org.cadastre.reconciler.Observation;

/// Says which items that stand on their own are gone, because a list of everything of their class
/// in what contains them no longer names them. Of parts, reconciliation says so.
final class Departures {
  private static final String CONTAINED = "contained_in/";

  private final ClassModel model;
  private final CmdbStore store;
  private final Instant now;
  private final Map<String, List<CiRecord>> known = new HashMap<>();

  Departures(ClassModel model, CmdbStore store, Instant now) {
    this.model = model;
    this.store = store;
    this.now = now;
  }

  void judge(Collection<Observation> observations) {
    var changes = new ArrayList<Change>();
    for (var observation : observations) {
      for (var finding : observation.findings()) {
        if (finding instanceof Finding.Census census && ofItems(census)) {
          holder(census.scope()).ifPresent(scope -> gone(observation, census, scope, changes));
        }
      }
    }
    if (!changes.isEmpty()) {
      store.commit(new ChangeSet(changes));
    }
  }

  private boolean ofItems(Finding.Census census) {
    var lineage = model.lineage(census.ciClass());
    return !lineage.isEmpty() && lineage.stream().noneMatch(CiClass::dependent);
  }

  private Optional<CiId> holder(Subject scope) {
    var holders = new TreeSet<CiId>();
    store.holders(model.family(scope.ciClass()), scope.keys()).values().forEach(holders::addAll);
    return holders.size() == 1 ? Optional.of(holders.first()) : Optional.empty();
  }

  private void gone(
      Observation observation, Finding.Census census, CiId scope, List<Change> changes) {
    var within = new ArrayList<CiId>();
    for (var record : known(observation.source(), census.ciClass())) {
      if (record.item().lifecycle() != Lifecycle.RETIRED && contained(record, scope)) {
        within.add(record.item().id());
      }
    }
    store.heads(within).values().stream()
        .filter(head -> head.item().lifecycle() != Lifecycle.RETIRED)
        .filter(head -> !metSince(head, observation))
        .forEach(head -> changes.addAll(retired(head.item(), observation, census)));
  }

  private List<CiRecord> known(String source, String ciClass) {
    var classes =
        model.classes().stream()
            .map(CiClass::name)
            .filter(name -> model.isA(name, ciClass))
            .toList();
    return known.computeIfAbsent(
        source + " " + ciClass,
        _ ->
            store.list(
                new CiQuery(
                    List.of(new CiQuery.Term.OfClass(classes), new CiQuery.Term.FromSource(source)),
                    false,
                    true),
                now));
  }

  private static boolean contained(CiRecord record, CiId scope) {
    return containers(record.states()).contains(scope);
  }

  /// What an item is contained in.
  static Set<CiId> containers(List<AttributeState> states) {
    var containers = new TreeSet<CiId>();
    for (var state : states) {
      if (state.attribute().startsWith(CONTAINED) && Value.of(true).equals(state.value())) {
        containers.add(new CiId(state.attribute().substring(CONTAINED.length())));
      }
    }
    return containers;
  }

  /// Whether that source spoke of it then or later, or anybody met it later.
  private static boolean metSince(HostHead head, Observation observation) {
    var at = observation.observedAt() == null ? Instant.MAX : observation.observedAt();
    return head.item().lastSeen().isAfter(at)
        || head.facets().stream()
            .anyMatch(facet ->
                facet.key().source().equals(observation.source()) && !facet.readAt().isBefore(at));
  }

  private List<Change> retired(
      ConfigurationItem item, Observation observation, Finding.Census census) {
    var at = observation.observedAt() == null ? now : observation.observedAt();
    var because =
        "%s listed every %s in %s %s, and it is not among them"
            .formatted(
                observation.source(),
                census.ciClass(),
                census.scope().ciClass(),
                census.scope().name());
    return List.of(
        new Change.ItemPut(item.in(Lifecycle.RETIRED)),
        new Change.LifecycleChanged(
            item.id(), Lifecycle.RETIRED, at, now, because, observation.run(), census.evidence()));
  }
}
