package org.cadastre.cmdb.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static org.cadastre.cmdb.memory.Register.under;
import static org.cadastre.cmdb.memory.Register.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadastre.cmdb.memory.Register.Asked;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Lock;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CiRecord;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.CmdbView;
import org.cadastre.core.store.HostBody;
import org.cadastre.core.store.HostHead;
import org.cadastre.core.store.PartlyKnownException;

/// A register that lives as long as its process.
public final class MemoryStore implements CmdbStore {
  private static final ChangeSet NOTHING = new ChangeSet(List.of());
  private static final int GROUP = 256;

  private volatile Register register = new Register();

  private MemoryView view() {
    return new MemoryView(register);
  }

  @Override
  public void commit(ChangeSet changes) {
    commitAlone(_ -> changes);
  }

  @Override
  public ChangeSet commit(Collection<Key> keys, Function<CmdbView, ChangeSet> work) {
    return commitAlone(work);
  }

  @Override
  public synchronized ChangeSet commitAlone(Function<CmdbView, ChangeSet> work) {
    var changes = work.apply(view());
    if (known(changes)) {
      return NOTHING;
    }
    var next = register.copy();
    new Commit(next, changes).apply(changes);
    register = next;
    return changes;
  }

  private boolean known(ChangeSet changes) {
    var known = changes.changes().stream().flatMap(this::known).collect(Collectors.toSet());
    if (known.size() > 1) {
      throw new PartlyKnownException();
    }
    return known.contains(true);
  }

  private Stream<Boolean> known(Change change) {
    if (change instanceof Change.EvidenceKept(var evidence)) {
      return Stream.of(register.evidence.containsKey(evidence.hash()));
    }
    return change instanceof Change.ActKept(var act, _)
        ? Stream.of(register.acts.containsKey(act.id()))
        : Stream.empty();
  }

  @Override
  public Map<Key, SortedSet<CiId>> holders(String family, Collection<Key> keys) {
    return view().holders(family, keys);
  }

  @Override
  public SortedSet<CiId> everHeld(String family, Collection<Key> keys) {
    return view().everHeld(family, keys);
  }

  @Override
  public Map<CiId, HostHead> heads(Collection<CiId> hosts) {
    return view().heads(hosts);
  }

  @Override
  public Map<CiId, HostBody> bodies(Collection<CiId> hosts) {
    return view().bodies(hosts);
  }

  @Override
  public List<Claim> ended(Collection<CiId> hosts) {
    return view().ended(hosts);
  }

  @Override
  public List<Sighting> sightings(Collection<CiId> cis) {
    return view().sightings(cis);
  }

  @Override
  public List<Sighting> sightingsIn(Collection<String> transcripts) {
    return view().sightingsIn(transcripts);
  }

  @Override
  public List<Sighting> sightingsLike(Collection<String> signatures) {
    return view().sightingsLike(signatures);
  }

  @Override
  public List<Conflict> conflictsAbout(Collection<CiId> cis) {
    return view().conflictsAbout(cis);
  }

  @Override
  public List<Sighting> unsettled() {
    return view().unsettled();
  }

  @Override
  public List<Facet> verifications(FacetKey facet) {
    return view().verifications(facet);
  }

  @Override
  public List<Act.Signed> assertions() {
    return view().assertions();
  }

  @Override
  public Set<CiId> taken(Collection<CiId> ids) {
    return view().taken(ids);
  }

  @Override
  public Optional<ConfigurationItem> item(CiId id) {
    return view().item(id);
  }

  @Override
  public SortedSet<Key> keys(CiId id) {
    return view().keys(id);
  }

  @Override
  public List<Claim> claims(CiId ci) {
    return view().claims(ci);
  }

  @Override
  public List<AttributeState> states(CiId ci) {
    return view().states(ci);
  }

  @Override
  public List<CiRecord> list(CiQuery query, Instant now) {
    return new Selection(new Reading(register), query, now).records();
  }

  @Override
  public List<CiId> named(String text) {
    return new Naming(register).named(text);
  }

  @Override
  public Optional<CiRecord> record(CiId id) {
    var reading = new Reading(register);
    return reading
        .item(id)
        .map(item -> {
          var parts = reading.parts(id).stream().sorted(Reading.BY_CLASS_AND_NAME).toList();
          return reading.record(item, true, parts);
        });
  }

  @Override
  public List<Claim> history(CiId ci) {
    var reading = new Reading(register);
    return Stream.concat(reading.open(ci), reading.past(ci)).sorted(Reading.BY_STATEMENT).toList();
  }

  @Override
  public List<Change.LifecycleChanged> lifecycle(CiId ci) {
    return under(register.lifecycle, ci).stream()
        .sorted(
            comparing(Change.LifecycleChanged::at)
                .thenComparing(Change.LifecycleChanged::recordedAt))
        .toList();
  }

  @Override
  public SortedSet<CiId> movedBy(String run) {
    return register.lifecycle.values().stream()
        .flatMap(List::stream)
        .filter(move -> move.run().equals(run))
        .map(Change.LifecycleChanged::ci)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public List<PastReading> allVerifications(FacetKey facet) {
    return under(register.readings, facet).stream()
        .sorted(
            comparing(PastReading::reading, Facet.ORDER).thenComparing(PastReading::recordedFrom))
        .toList();
  }

  @Override
  public List<AttributeState> decisions(CiId ci, String attribute) {
    var all = new ArrayList<>(under(register.decided, new Asked(ci, attribute)));
    var now = within(register.states, ci).get(attribute);
    if (now != null) {
      all.add(new Reading(register).verified(now));
    }
    return all;
  }

  @Override
  public void eachHost(Consumer<Map<CiId, Host>> group) {
    var view = view();
    var next = new TreeMap<CiId, Host>();
    for (var item : view.register().items.values()) {
      if (item.host() == null) {
        next.put(item.id(), new Host(view.head(item), view.body(item.id())));
      }
      if (next.size() == GROUP) {
        group.accept(next);
        next = new TreeMap<>();
      }
    }
    if (!next.isEmpty()) {
      group.accept(next);
    }
  }

  @Override
  public List<CiId> due(Instant now, int limit) {
    return new Policies(register).due(now).limit(limit).toList();
  }

  @Override
  public List<CiId> silentSince(Instant lastSeen, int limit) {
    return new Policies(register).silentSince(lastSeen).limit(limit).toList();
  }

  @Override
  public int failures(CiId ci, Instant after) {
    return new Policies(register).failures(ci, after);
  }

  @Override
  public List<Act.Signed> acts() {
    return new Acts(register.acts.values()).all();
  }

  @Override
  public List<Act.Signed> acts(String word) {
    return acts().stream().filter(signed -> signed.act().word().equals(word)).toList();
  }

  @Override
  public boolean disputed() {
    return register.items.values().stream().anyMatch(item -> item.disputes() > 0);
  }

  @Override
  public List<Lock> locks(CiId ci) {
    return new Acts(register.acts.values()).locks(Set.of(ci));
  }

  @Override
  public List<ScanRun> runs() {
    return register.runs.values().stream().sorted(comparing(ScanRun::id).reversed()).toList();
  }

  @Override
  public Optional<ScanRun> run(String idPrefix) {
    var runs = register.runs;
    var begun = runs.values().stream().filter(r -> r.id().startsWith(idPrefix)).toList();
    return begun.size() == 1
        ? Optional.of(begun.getFirst())
        : Optional.ofNullable(runs.get(idPrefix));
  }

  @Override
  public List<CoverageRow> coverage(String run) {
    return under(register.coverage, run).stream()
        .sorted(
            comparing(CoverageRow::scope)
                .thenComparing(CoverageRow::source)
                .thenComparing(CoverageRow::facet))
        .toList();
  }

  @Override
  public List<Conflict> conflicts() {
    return view().conflicts().toList();
  }

  @Override
  public List<EvidenceRecord> evidence(String hashPrefix) {
    return register.evidence.values().stream()
        .filter(e -> e.hash().startsWith(hashPrefix))
        .sorted(comparing(EvidenceRecord::recordedAt).thenComparingLong(EvidenceRecord::location))
        .toList();
  }

  @Override
  public List<String> transcripts(String run) {
    return register.evidence.values().stream()
        .filter(e -> e.run().equals(run))
        .sorted(comparingLong(EvidenceRecord::location))
        .map(EvidenceRecord::hash)
        .toList();
  }

  @Override
  public long lastLocation() {
    return register.lastLocation;
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
