package org.cadastre.cmdb.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cadastre.cmdb.audit.Seals;
import org.cadastre.cmdb.shards.Fence;
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

/// The register in a database: an H2 file, which one process has to itself, or PostgreSQL, which
/// several share.
///
/// What was committed survives the process being killed. Against a power cut stands the archive,
/// from which the register can be rebuilt, and [#sync].
public final class SqlStore implements CmdbStore {
  /// Hosts that are read at once; with more of them at hand the collector has more to move than
  /// fewer questions save.
  private static final int GROUP = 64;

  private final Dialect dialect;
  private final Sessions sessions;
  private final Transactions transactions;
  private final boolean renewed;
  private volatile boolean written;

  private SqlStore(Dialect dialect, Sessions sessions, boolean renewed) {
    this.renewed = renewed;
    this.dialect = dialect;
    this.sessions = sessions;
    transactions = new Transactions(dialect, sessions);
  }

  /// Opens the register in that directory; makes directory, file and tables where they are missing.
  ///
  /// @throws org.cadastre.core.store.StoreInUseException when another process has it open
  public static SqlStore open(Path directory) {
    var file = H2File.in(directory);
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the register's directory " + directory, e);
    }
    try {
      FreshFile.require(file, draft -> open(draft).close());
    } catch (IOException e) {
      throw new UncheckedIOException("the register in " + directory + " cannot be made", e);
    }
    return open(file);
  }

  /// Opens the register in that PostgreSQL database; makes tables where they are missing.
  public static SqlStore open(ServerAddress address) {
    return open(new PostgresServer(address.url(), address.user(), address.password()));
  }

  /// Opens the register in that database for writing only while a shard is held.
  public static SqlStore open(ServerAddress address, Fence fence) {
    return open(new PostgresServer(address.url(), address.user(), address.password(), "", fence));
  }

  /// Puts the register of one directory in the place of another's, at once. Both must be closed;
  /// what somebody writes to the other one meanwhile is lost with it.
  public static void replace(Path fresh, Path old) {
    try {
      H2File.in(fresh).replace(H2File.in(old));
    } catch (IOException e) {
      throw new UncheckedIOException("the register in " + fresh + " cannot be put in place", e);
    }
  }

  static SqlStore open(Dialect dialect) {
    var connection = dialect.connect();
    boolean renewed;
    try {
      dialect.check(connection);
      renewed = Schema.require(connection, dialect);
      connection.setAutoCommit(false);
    } catch (SQLException | RuntimeException e) {
      throw DatabaseException.closing(connection, e);
    }
    return new SqlStore(dialect, new Sessions(dialect, new Database(connection, dialect)), renewed);
  }

  /// Whether opening it made new tables of old ones, which are to be filled from the archive.
  public boolean renewed() {
    return renewed;
  }

  @Override
  public void commit(ChangeSet changes) {
    commit(List.of(), _ -> changes);
  }

  @Override
  public ChangeSet commit(Collection<Key> keys, Function<CmdbView, ChangeSet> work) {
    var changes = transactions.commit(keys, work);
    written = true;
    return changes;
  }

  @Override
  public ChangeSet commitAlone(Function<CmdbView, ChangeSet> work) {
    var changes = transactions.alone(work);
    written = true;
    return changes;
  }

  /// Returns once everything committed is on the disk itself.
  public void sync() {
    reading(database -> {
      dialect.sync(database);
      return true;
    });
  }

  /// Within a commit, a part of it.
  <T> T reading(Function<Database, T> question) {
    try (var session = sessions.take()) {
      if (!session.nested()) {
        dialect.beginReading(session.database());
      }
      return question.apply(session.database());
    }
  }

  private <T> T view(Function<SqlView, T> question) {
    return reading(database -> question.apply(new SqlView(database, Locks.NONE)));
  }

  @Override
  public Map<Key, SortedSet<CiId>> holders(String family, Collection<Key> keys) {
    return view(view -> view.holders(family, keys));
  }

  @Override
  public SortedSet<CiId> everHeld(String family, Collection<Key> keys) {
    return view(view -> view.everHeld(family, keys));
  }

  @Override
  public Map<CiId, HostHead> heads(Collection<CiId> hosts) {
    return view(view -> view.heads(hosts));
  }

  @Override
  public Map<CiId, HostBody> bodies(Collection<CiId> hosts) {
    return view(view -> view.bodies(hosts));
  }

  @Override
  public List<Claim> ended(Collection<CiId> hosts) {
    return view(view -> view.ended(hosts));
  }

  @Override
  public List<Sighting> sightings(Collection<CiId> cis) {
    return view(view -> view.sightings(cis));
  }

  @Override
  public List<Sighting> sightingsIn(Collection<String> transcripts) {
    return view(view -> view.sightingsIn(transcripts));
  }

  @Override
  public List<Sighting> sightingsLike(Collection<String> signatures) {
    return view(view -> view.sightingsLike(signatures));
  }

  @Override
  public List<Conflict> conflictsAbout(Collection<CiId> cis) {
    return view(view -> view.conflictsAbout(cis));
  }

  @Override
  public List<Sighting> unsettled() {
    return view(SqlView::unsettled);
  }

  @Override
  public List<Facet> verifications(FacetKey facet) {
    return view(view -> view.verifications(facet));
  }

  @Override
  public List<Act.Signed> assertions() {
    return view(SqlView::assertions);
  }

  @Override
  public Set<CiId> taken(Collection<CiId> ids) {
    return view(view -> view.taken(ids));
  }

  @Override
  public Optional<ConfigurationItem> item(CiId id) {
    return view(view -> view.item(id));
  }

  @Override
  public SortedSet<Key> keys(CiId id) {
    return view(view -> view.keys(id));
  }

  @Override
  public List<Claim> claims(CiId ci) {
    return view(view -> view.claims(ci));
  }

  @Override
  public List<AttributeState> states(CiId ci) {
    return view(view -> view.states(ci));
  }

  @Override
  public List<CiRecord> list(CiQuery query, Instant now) {
    return reading(database -> new Listing(database, query, now).records());
  }

  @Override
  public List<CiId> named(String text) {
    return reading(database -> new Naming(database).named(text));
  }

  @Override
  public Optional<CiRecord> record(CiId id) {
    return reading(database -> new Records(database).whole(id));
  }

  @Override
  public List<Claim> history(CiId ci) {
    return view(view -> view.history(ci));
  }

  @Override
  public List<Change.LifecycleChanged> lifecycle(CiId ci) {
    return reading(database -> new Lifecycles(database).of(ci));
  }

  @Override
  public SortedSet<CiId> movedBy(String run) {
    return reading(database -> new Lifecycles(database).movedBy(run));
  }

  @Override
  public List<PastReading> allVerifications(FacetKey facet) {
    return reading(database -> new Facets(database).allVerifications(facet));
  }

  @Override
  public List<AttributeState> decisions(CiId ci, String attribute) {
    return view(view -> view.decisions(ci, attribute));
  }

  /// Each group is read by itself: what is committed meanwhile may be seen in later ones.
  @Override
  public void eachHost(Consumer<Map<CiId, Host>> group) {
    for (var after = ""; true; ) {
      var last = after;
      var next = reading(database -> new Hosts(database).after(last, GROUP));
      if (next.isEmpty()) {
        return;
      }
      after = next.lastKey().value();
      group.accept(next);
    }
  }

  @Override
  public List<CiId> due(Instant now, int limit) {
    return reading(database -> new Hosts(database).due(now, limit));
  }

  @Override
  public List<CiId> silentSince(Instant lastSeen, int limit) {
    return reading(database -> new Hosts(database).silentSince(lastSeen, limit));
  }

  @Override
  public int failures(CiId ci, Instant after) {
    return reading(database -> new Runs(database).failures(ci, after));
  }

  @Override
  public List<Act.Signed> acts() {
    return reading(database -> new Acts(database).all());
  }

  @Override
  public List<Act.Signed> acts(String word) {
    return reading(database -> new Acts(database).all(word));
  }

  @Override
  public boolean disputed() {
    return reading(
        database -> database.any("select 1 from item where disputes > 0 fetch first row only"));
  }

  @Override
  public List<Lock> locks(CiId ci) {
    return reading(database -> new Acts(database).locks(ci, new Items(database)));
  }

  @Override
  public List<ScanRun> runs() {
    return reading(database -> new Runs(database).all());
  }

  @Override
  public Optional<ScanRun> run(String idPrefix) {
    return reading(database -> new Runs(database).run(idPrefix));
  }

  @Override
  public List<CoverageRow> coverage(String run) {
    return reading(database -> new Runs(database).coverage(run));
  }

  @Override
  public List<Conflict> conflicts() {
    return reading(database -> new Conflicts(database).open());
  }

  @Override
  public List<EvidenceRecord> evidence(String hashPrefix) {
    return reading(database -> new Transcripts(database).beginning(hashPrefix));
  }

  @Override
  public List<String> transcripts(String run) {
    return reading(database -> new Transcripts(database).of(run));
  }

  @Override
  public long lastLocation() {
    return reading(database ->
        Math.max(new Transcripts(database).lastLocation(), new Acts(database).lastLocation()));
  }

  /// What binds the register's decisions, for whoever signs or checks that.
  public Seals seals() {
    return new SealedDecisions(this::reading);
  }

  /// Where in the archive acts with these ids are, in order.
  public List<Long> actLocations(Collection<String> ids) {
    return reading(database -> new Acts(database).locations(ids));
  }

  /// The number of the seal under which an attribute's decision stands, or 0 when there is none.
  public long sealOf(CiId ci, String attribute) {
    return reading(database ->
        SealedDecisions.sealOf(database, new Items(database).root(ci.value()), ci, attribute));
  }

  /// Quick after reading; after writing an H2 file it may take a second to give space back.
  @Override
  public void close() {
    boolean untidy = written && reading(dialect::isUntidy);
    written = false;
    sessions.close();
    if (untidy) {
      dialect.tidy();
    }
  }
}
