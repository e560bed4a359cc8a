package org.cadastre.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.cadastre.cmdb.sql.ServerAddress;
import org.cadastre.cmdb.sql.SqlStore;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.reconciler.Observation;
import org.cadastre.reconciler.Reconciler;

/// Fills a register, scans it again, asks it; beside the same claims written as plain rows.
///
/// Arguments: `h2` or `postgres` (one of its own, that writes durably), a directory, items,
/// attributes, sources.
final class RegisterBench {
  private static final int BATCH = 125;

  private final Estate estate;
  private final Reconciler reconciler;
  private final Supplier<CmdbStore> opening;
  private final LongSupplier size;
  private long makingUp;

  /// @param size of the register, in bytes
  private RegisterBench(Estate estate, Supplier<CmdbStore> opening, LongSupplier size) {
    this.estate = estate;
    this.reconciler = new Reconciler(estate.model(), estate.rules(false));
    this.opening = opening;
    this.size = size;
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    var estate =
        new Estate(
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]));
    System.out.printf(
        "%s: %,d items x %d attributes x %d sources = %,d claims%n",
        arguments[0],
        estate.items(),
        estate.attributes(),
        estate.sources(),
        (long) estate.items() * estate.attributes() * estate.sources());
    var directory = Path.of(arguments[1]);
    Files.createDirectories(directory);
    if (arguments[0].equals("h2")) {
      var url = "jdbc:h2:" + directory.resolve("plain").toAbsolutePath() + ";WRITE_DELAY=0";
      double plain = plain(estate, DriverManager.getConnection(url, "bench", ""), false);
      var register = directory.resolve("register");
      new RegisterBench(estate, () -> SqlStore.open(register), () -> bytes(register)).run(plain);
    } else {
      try (var server = server(directory)) {
        var url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/";
        var plain = plain(estate, connect(url + "postgres"), true);
        try (var connection = connect(url + "postgres");
            var statement = connection.createStatement()) {
          statement.execute("create database register template template0 encoding 'UTF8'");
        }
        var address = new ServerAddress(url + "register", "postgres", "");
        new RegisterBench(
                estate, () -> SqlStore.open(address), () -> databaseBytes(url + "register"))
            .run(plain);
      }
    }
  }

  private static long bytes(Path directory) {
    try (var files = Files.list(directory)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long databaseBytes(String url) {
    try (var connection = connect(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select pg_database_size(current_database())")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EmbeddedPostgres server(Path directory) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory.resolve("postgres"))
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_wal_size", "4GB")
        .start();
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, "postgres", "");
  }

  private void run(double plain) {
    double first = entered("first load", 0, 0);
    System.out.printf("  = %.2f x the plain write%n", first / plain);
    double same = entered("rescan, nothing changed", 1, 0);
    System.out.printf("  = 1/%.1f of the first load%n", first / same);
    double changed = entered("rescan, 0.5 % changed", 2, 5);
    System.out.printf("  = 1/%.1f of the first load%n", first / changed);
    try (var store = opening.get()) {
      lineage(store);
      otherRules(store);
    }
  }

  /// One round, opened and closed as a scan does, so that the size is what remains.
  ///
  /// @return seconds, without those that it took to make up what is said
  private double entered(String what, int round, int changed) {
    makingUp = 0;
    long before = round == 0 ? 0 : size.getAsLong();
    double seconds =
        timed(
            what,
            () -> {
              try (var store = opening.get()) {
                round(store, round, changed);
              }
            });
    double of = makingUp / 1e9;
    long grown = size.getAsLong() - before;
    System.out.printf(
        "  %.1f s of it to make up what is said; %,d MB more, %,d bytes for what a source says%n",
        of, grown >> 20, grown / ((long) estate.items() * estate.sources()));
    return seconds - of;
  }

  /// What-if and apply with trust turned the other way round: everything is judged, and much
  /// changes.
  private void otherRules(CmdbStore store) {
    var turned = new Reconciler(estate.model(), estate.rules(true));
    var all = new org.cadastre.runtime.Estate(store, turned, estate.after(3));
    var foreseen = new LongAdder();
    timed("what-if, trust turned round", () -> all.foresee(j -> foreseen.add(j.changes().size())));
    var made = new LongAdder();
    timed("apply of the same", () -> all.judge(j -> made.add(j.changes().size())));
    System.out.printf("  foreseen %,d changes, made %,d%n", foreseen.sum(), made.sum());
    if (foreseen.sum() != made.sum()) {
      throw new IllegalStateException("what-if and apply differ");
    }
  }

  private static double timed(String what, Runnable work) {
    long start = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%-28s %8.1f s%n", what, seconds);
    return seconds;
  }

  /// A batch is what all sources say of some items, as a scan brings it.
  private void round(CmdbStore store, int round, int changed) {
    for (int from = 0; from < estate.items(); from += BATCH) {
      enter(store, round, from, Math.min(estate.items(), from + BATCH), changed);
    }
  }

  private void enter(CmdbStore store, int round, int from, int to, int changed) {
    long begun = System.nanoTime();
    var said = new ArrayList<List<Observation>>(to - from);
    var evidence = new ArrayList<Change>(to - from);
    for (int item = from; item < to; item++) {
      for (int source = 0; source < estate.sources(); source++) {
        var observation = estate.observation(round, source, item, changed);
        said.add(List.of(observation));
        evidence.add(new Change.EvidenceKept(record(observation, item)));
      }
    }
    var flat = said.stream().flatMap(List::stream).toList();
    var now = flat.getLast().recordedAt();
    makingUp += System.nanoTime() - begun;
    store.commit(
        reconciler.keys(flat),
        view -> {
          var reconciled = reconciler.reconcile(view, said, _ -> List.of(), now);
          if (!reconciled.postponed().isEmpty()) {
            throw new IllegalStateException("nothing here comes late");
          }
          return new ChangeSet(evidence).and(reconciled.changes());
        });
  }

  private static EvidenceRecord record(Observation observation, int location) {
    return new EvidenceRecord(
        observation.transcript(),
        observation.run(),
        observation.source(),
        observation.endpoint(),
        observation.recordedAt(),
        observation.recordedAt(),
        location);
  }

  /// One attribute with all its claims, decision and times, of items drawn at random.
  private void lineage(CmdbStore store) {
    var ids = new ArrayList<CiId>();
    store
        .list(new CiQuery(List.of(), false, false), Instant.EPOCH.plus(Duration.ofDays(1)))
        .forEach(record -> ids.add(record.item().id()));
    var random = new Random(1);
    var micros = new long[2_000];
    for (int i = 0; i < micros.length; i++) {
      var ci = ids.get(random.nextInt(ids.size()));
      var attribute = Estate.attribute(random.nextInt(estate.attributes()));
      long start = System.nanoTime();
      var states = store.states(ci).stream().filter(s -> s.attribute().equals(attribute)).count();
      var claims = store.history(ci).stream().filter(c -> c.attribute().equals(attribute)).count();
      micros[i] = (System.nanoTime() - start) / 1_000;
      if (states != 1 || claims < estate.sources()) {
        throw new IllegalStateException("no lineage of " + attribute + " of " + ci);
      }
    }
    Arrays.sort(micros);
    System.out.printf(
        "%-28s p50 %.2f ms, p99 %.2f ms%n",
        "lineage of one attribute",
        micros[micros.length / 2] / 1000.0,
        micros[micros.length * 99 / 100] / 1000.0);
  }

  /// The same claims as rows that know nothing: no identity, no decision, no history.
  private static double plain(Estate estate, Connection connection, boolean arrays)
      throws SQLException {
    try (connection) {
      try (var statement = connection.createStatement()) {
        statement.execute("drop table if exists plain_claim");
        statement.execute(
            "create table plain_claim (ci varchar, attribute varchar, source varchar,"
                + " claimed varchar, valid_from bigint, recorded_from bigint, transcript varchar,"
                + " primary key (ci, attribute, source))");
      }
      connection.setAutoCommit(false);
      return timed(
          arrays ? "plain rows by unnest" : "plain rows by JDBC batch",
          () -> {
            if (arrays) {
              PlainRows.unnest(estate, connection);
            } else {
              PlainRows.batch(estate, connection);
            }
          });
    }
  }
}
