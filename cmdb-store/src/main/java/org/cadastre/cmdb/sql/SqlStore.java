package org.cadastre.cmdb.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
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
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CiRecord;
import org.cadastre.core.store.CmdbStore;
import org.jspecify.annotations.Nullable;

/// The register in an H2 database file: one process, one connection, which threads take in turns.
///
/// What was committed survives the process being killed. Against a power cut stands the archive,
/// from which the register can be rebuilt, and [#sync].
public final class SqlStore implements CmdbStore {
  private final Database database;
  private final Turn turn = new Turn();

  private final H2File file;
  private boolean written;

  private SqlStore(H2File file, Database database) {
    this.file = file;
    this.database = database;
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
    var connection = file.connect();
    try {
      Schema.require(connection, file);
      connection.setAutoCommit(false);
    } catch (SQLException | RuntimeException e) {
      throw closing(connection, e);
    }
    return new SqlStore(file, new Database(connection));
  }

  private static RuntimeException closing(Connection connection, Exception failure) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    return failure instanceof SQLException e
        ? new DatabaseException(e)
        : (RuntimeException) failure;
  }

  @Override
  public void commit(ChangeSet changes) {
    try (var _ = turn.take()) {
      boolean done = false;
      try {
        new Writer(database).write(changes);
        database.commit();
        written = true;
        done = true;
      } finally {
        if (!done) {
          database.rollback();
        }
      }
    }
  }

  /// Returns once everything committed is on the disk itself.
  public void sync() {
    try (var _ = turn.take()) {
      database.update("checkpoint sync");
    }
  }

  @Override
  public Set<CiId> identified(Key key, String family, @Nullable CiId host) {
    try (var _ = turn.take()) {
      return new Keys(database).identified(key, family, host);
    }
  }

  @Override
  public Optional<ConfigurationItem> item(CiId id) {
    try (var _ = turn.take()) {
      return new Items(database).item(id);
    }
  }

  @Override
  public List<ConfigurationItem> parts(CiId host) {
    try (var _ = turn.take()) {
      return new Items(database).parts(host);
    }
  }

  @Override
  public SortedSet<Key> keys(CiId id) {
    try (var _ = turn.take()) {
      return new Keys(database).of(id);
    }
  }

  @Override
  public Optional<Facet> facet(FacetKey key) {
    try (var _ = turn.take()) {
      return new Facets(database).facet(key);
    }
  }

  @Override
  public List<Facet> facets(CiId host) {
    try (var _ = turn.take()) {
      return new Facets(database).of(host);
    }
  }

  @Override
  public List<Claim> openClaims(FacetKey facet) {
    try (var _ = turn.take()) {
      return new Claims(database).open(facet);
    }
  }

  @Override
  public List<Claim> claims(CiId ci) {
    try (var _ = turn.take()) {
      return new Claims(database).believed(ci);
    }
  }

  @Override
  public List<Claim> history(CiId ci) {
    try (var _ = turn.take()) {
      return new Claims(database).all(ci);
    }
  }

  @Override
  public List<AttributeState> states(CiId ci) {
    try (var _ = turn.take()) {
      return new States(database).of(ci);
    }
  }

  @Override
  public List<CiRecord> list(CiQuery query, Instant now) {
    try (var _ = turn.take()) {
      return new Listing(database, query, now).records();
    }
  }

  @Override
  public List<CiId> named(String text) {
    try (var _ = turn.take()) {
      return new Naming(database).named(text);
    }
  }

  @Override
  public Optional<CiRecord> record(CiId id) {
    try (var _ = turn.take()) {
      return new Records(database).whole(id);
    }
  }

  @Override
  public List<Change.LifecycleChanged> lifecycle(CiId ci) {
    try (var _ = turn.take()) {
      return new Lifecycles(database).of(ci);
    }
  }

  @Override
  public List<Facet> verifications(FacetKey facet) {
    try (var _ = turn.take()) {
      return new Facets(database).verifications(facet);
    }
  }

  @Override
  public List<ScanRun> runs() {
    try (var _ = turn.take()) {
      return new Runs(database).all();
    }
  }

  @Override
  public Optional<ScanRun> run(String idPrefix) {
    try (var _ = turn.take()) {
      return new Runs(database).run(idPrefix);
    }
  }

  @Override
  public List<CoverageRow> coverage(String run) {
    try (var _ = turn.take()) {
      return new Runs(database).coverage(run);
    }
  }

  @Override
  public List<Conflict> conflicts() {
    try (var _ = turn.take()) {
      return new Conflicts(database).open();
    }
  }

  @Override
  public List<EvidenceRecord> evidence(String hashPrefix) {
    try (var _ = turn.take()) {
      return new Transcripts(database).beginning(hashPrefix);
    }
  }

  @Override
  public long lastLocation() {
    try (var _ = turn.take()) {
      return new Transcripts(database).lastLocation();
    }
  }

  /// Quick after reading; after writing it may take a second to give space back.
  @Override
  public void close() {
    try (var _ = turn.take()) {
      boolean untidy = written && H2File.isUntidy(database);
      written = false;
      database.close();
      if (untidy) {
        file.tidy();
      }
    }
  }
}
