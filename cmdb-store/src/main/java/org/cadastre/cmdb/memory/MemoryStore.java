package org.cadastre.cmdb.memory;

import static java.util.Comparator.comparing;
import static org.cadastre.cmdb.memory.Register.under;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CiRecord;
import org.cadastre.core.store.CmdbStore;
import org.jspecify.annotations.Nullable;

/// A register that lives as long as its process.
public final class MemoryStore implements CmdbStore {
  private static final Comparator<Claim> BY_STATEMENT =
      comparing(Claim::attribute)
          .thenComparing(Claim::source)
          .thenComparing(Claim::validFrom)
          .thenComparing(Claim::recordedFrom);

  private volatile Register register = new Register();

  @Override
  public synchronized void commit(ChangeSet changes) {
    if (known(changes)) {
      return;
    }
    var next = register.copy();
    changes.changes().forEach(next::apply);
    register = next;
  }

  private boolean known(ChangeSet changes) {
    var known =
        changes.changes().stream()
            .filter(Change.EvidenceKept.class::isInstance)
            .map(c -> register.evidence.containsKey(((Change.EvidenceKept) c).evidence().hash()))
            .collect(Collectors.toSet());
    if (known.size() > 1) {
      throw new IllegalStateException("only some of the set's transcripts were committed before");
    }
    return known.contains(true);
  }

  @Override
  public Set<CiId> identified(Key key, String family, @Nullable CiId host) {
    var now = register;
    return under(now.owners, key).stream()
        .filter(k -> k.family().equals(family) && Objects.equals(k.host(), host))
        .map(k -> now.items.get(k.ci()))
        .filter(item -> item != null && item.lifecycle() != Lifecycle.RETIRED)
        .map(ConfigurationItem::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public Optional<ConfigurationItem> item(CiId id) {
    return new Reading(register).item(id);
  }

  @Override
  public List<ConfigurationItem> parts(CiId host) {
    return new Reading(register).parts(host).toList();
  }

  @Override
  public SortedSet<Key> keys(CiId id) {
    return new TreeSet<>(under(register.keys, id));
  }

  @Override
  public Optional<Facet> facet(FacetKey key) {
    return Optional.ofNullable(register.facets.get(key));
  }

  @Override
  public List<Facet> facets(CiId host) {
    return register.facets.values().stream()
        .filter(f -> f.key().ci().equals(host))
        .sorted(comparing((Facet f) -> f.key().source()).thenComparing((Facet f) -> f.key().kind()))
        .toList();
  }

  @Override
  public List<Claim> openClaims(FacetKey facet) {
    var reading = new Reading(register);
    var parts = reading.parts(facet.ci()).map(ConfigurationItem::id);
    return Stream.concat(Stream.of(facet.ci()), parts)
        .flatMap(reading::claims)
        .filter(c -> c.open() && c.facet().equals(facet))
        .sorted(comparing(Claim::ci).thenComparing(Claim::attribute))
        .toList();
  }

  @Override
  public List<Claim> claims(CiId ci) {
    return new Reading(register)
        .claims(ci)
        .filter(c -> c.recordedTo() == null)
        .sorted(BY_STATEMENT)
        .toList();
  }

  @Override
  public List<Claim> history(CiId ci) {
    return new Reading(register).claims(ci).sorted(BY_STATEMENT).toList();
  }

  @Override
  public List<AttributeState> states(CiId ci) {
    return new Reading(register).states(ci);
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
    var byClassAndName =
        comparing(ConfigurationItem::ciClass)
            .thenComparing(ConfigurationItem::name)
            .thenComparing(ConfigurationItem::id);
    return reading
        .item(id)
        .map(i -> reading.record(i, true, reading.parts(id).sorted(byClassAndName).toList()));
  }

  @Override
  public List<Change.LifecycleChanged> lifecycle(CiId ci) {
    return under(register.lifecycle, ci).stream()
        .sorted(comparing(Change.LifecycleChanged::at))
        .toList();
  }

  @Override
  public List<Facet> verifications(FacetKey facet) {
    return under(register.ledger, facet).stream().sorted(comparing(Facet::lastVerified)).toList();
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
    return register.conflicts.values().stream()
        .sorted(comparing(Conflict::raisedAt).thenComparing(Conflict::id))
        .toList();
  }

  @Override
  public List<EvidenceRecord> evidence(String hashPrefix) {
    return register.evidence.values().stream()
        .filter(e -> e.hash().startsWith(hashPrefix))
        .sorted(comparing(EvidenceRecord::recordedAt).thenComparingLong(EvidenceRecord::location))
        .toList();
  }

  @Override
  public long lastLocation() {
    return register.evidence.values().stream().mapToLong(EvidenceRecord::location).max().orElse(-1);
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
