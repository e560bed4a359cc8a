package org.cadastre.cmdb.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.transcript;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.cadastre.cmdb.journal.TableJournal;
import org.cadastre.cmdb.sql.ServerAddress;
import org.cadastre.cmdb.sql.SqlStore;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.ScanRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShardTableTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration OVER = Duration.ofMinutes(-1);
  private static final List<String> ANY = List.of("default");

  private EmbeddedPostgres server;
  private ServerAddress address;
  private ShardTable table;

  @BeforeAll
  void start() {
    try {
      server = EmbeddedPostgres.start();
    } catch (IOException | IllegalStateException e) {
      Assumptions.abort("no PostgreSQL can be started here: " + e.getMessage());
    }
    var url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
    address = new ServerAddress(url, "postgres", "");
    SqlStore.open(address).close();
    var connections = address.connections();
    table = ShardTable.open(connections, connections::close);
  }

  @AfterAll
  void stop() throws IOException {
    if (server != null) {
      table.close();
      server.close();
    }
  }

  @BeforeEach
  void empty() {
    table.all().forEach(state -> table.forget(state.run().run()));
  }

  private static SharedRun run(String id) {
    return new SharedRun(id, "office, due " + id, "office", "c0ffee", hour(1), 7);
  }

  private boolean publish(String id, String... zones) {
    var shards = new ArrayList<Shard>();
    for (var zone : zones) {
      int number = shards.size() + 1;
      shards.add(new Shard(number, zone, List.of("10.0." + number + ".0/24", "10.1.0.1")));
    }
    return table.publish(run(id), shards, () -> 7);
  }

  private Lease take(String node, Duration lease) {
    return table.take(node, ANY, lease).orElseThrow();
  }

  @Test
  void shardIsTakenOnceAndInOrder() {
    assertThat(publish("r1", "default", "default")).isTrue();
    assertThat(publish("r1", "default")).as("of the same words").isFalse();

    var first = take("a", LONG);
    assertThat(first)
        .isEqualTo(
            new Lease(run("r1"), new Shard(1, "default", List.of("10.0.1.0/24", "10.1.0.1")), 1));
    assertThat(take("b", LONG).shard().number()).isEqualTo(2);
    assertThat(table.take("c", ANY, LONG)).isEmpty();
    assertThat(table.all()).extracting(ShardState::node).containsExactly("a", "b");
    assertThat(table.all()).allMatch(ShardState::held).noneMatch(ShardState::done);
  }

  @Test
  void ofTheSameWordsOneRunIsPublishedWhoeverAsksAtTheSameTime() throws Exception {
    var begun = new AtomicInteger();
    var asked = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 6; i++) {
      var run = new SharedRun("r" + i, "office", "office", "c0ffee", hour(1), 0);
      var shards = List.of(new Shard(1, "default", List.of("10.0.0.1")));
      asked.add(() -> table.publish(run, shards, begun::incrementAndGet));
    }
    var published = new ArrayList<Boolean>();
    try (var threads = Executors.newFixedThreadPool(asked.size())) {
      for (var one : threads.invokeAll(asked)) {
        published.add(one.get());
      }
    }
    assertThat(published).containsOnlyOnce(true);
    assertThat(begun).hasValue(1);
    assertThat(table.all())
        .singleElement()
        .satisfies(state -> assertThat(state.run().location()).isEqualTo(1));
  }

  @Test
  void onlyNodesWithItsLabelDoAShard() {
    publish("r1", "dmz", "default");
    assertThat(take("a", LONG).shard().zone()).isEqualTo("default");
    assertThat(table.take("a", ANY, LONG)).isEmpty();
    assertThat(table.take("b", List.of("plant", "dmz"), LONG)).isPresent();
  }

  @Test
  void manyNodesDivideARunWithoutDoingAnythingTwice() throws Exception {
    var zones = new String[60];
    java.util.Arrays.fill(zones, "default");
    publish("r1", zones);
    var taken = new ArrayList<Integer>();
    try (var threads = Executors.newFixedThreadPool(6)) {
      var work = new ArrayList<Callable<List<Integer>>>();
      for (int i = 0; i < 6; i++) {
        var node = "n" + i;
        work.add(() -> {
          var mine = new ArrayList<Integer>();
          for (var lease = table.take(node, ANY, LONG);
              lease.isPresent();
              lease = table.take(node, ANY, LONG)) {
            mine.add(lease.get().shard().number());
            assertThat(table.done(lease.get(), new Done(false, 1, 0))).isTrue();
          }
          return mine;
        });
      }
      for (var mine : threads.invokeAll(work)) {
        taken.addAll(mine.get());
      }
    }
    assertThat(taken).hasSize(60).doesNotHaveDuplicates();
    assertThat(table.finished(LONG))
        .contains(new ShardTable.Finished(run("r1"), new Done(false, 60, 0)));
  }

  @Test
  void whoSaysNothingForTooLongLosesTheShard() {
    publish("r1", "default");
    var late = take("a", OVER);
    var now = take("b", LONG);

    assertThat(now.epoch()).isEqualTo(2);
    assertThat(table.renew(late, LONG)).isFalse();
    assertThat(table.done(late, new Done(false, 0, 0))).isFalse();
    assertThat(table.renew(now, LONG)).isTrue();
    assertThat(table.take("a", ANY, LONG)).isEmpty();
    table.release(now);
    assertThat(take("a", LONG).epoch()).isEqualTo(3);
  }

  @Test
  void nothingIsWrittenForAShardThatAnotherHas() {
    publish("r1", "default");
    var late = take("a", OVER);
    var connections = address.connections();
    try (var journal =
            TableJournal.open(
                connections, InstantSource.fixed(hour(9)), connections::close, late.fence());
        var store = SqlStore.open(address, late.fence())) {
      assertThat(journal.append("r1", transcript("in time")).location()).isPositive();
      store.commit(ChangeSet.of(new Change.RunPut(scanRun("r1"))));

      var now = take("b", LONG);
      assertThatThrownBy(() -> journal.append("r1", transcript("too late")))
          .isInstanceOf(FencedException.class)
          .hasMessageContaining("shard 1 of run r1");
      assertThatThrownBy(() -> store.commit(ChangeSet.of(new Change.RunPut(scanRun("r2")))))
          .isInstanceOf(FencedException.class);
      assertThatThrownBy(
              () -> store.commitAlone(_ -> ChangeSet.of(new Change.RunPut(scanRun("r2")))))
          .isInstanceOf(FencedException.class);
      assertThat(store.run("r2")).isEmpty();
      journal.after(-1, entry -> assertThat(entry.toString()).doesNotContain("too late"));

      table.done(now, new Done(false, 0, 0));
      try (var after = SqlStore.open(address, now.fence())) {
        assertThatThrownBy(() -> after.commit(ChangeSet.of(new Change.RunPut(scanRun("r3")))))
            .as("what is done is done")
            .isInstanceOf(FencedException.class);
      }
    }
  }

  private static ScanRun scanRun(String id) {
    return new ScanRun(id, "office", hour(1), null, RunStatus.RUNNING, "c0ffee");
  }

  @Test
  void nobodyTakesAShardWhileItsNodeIsWriting() throws Exception {
    publish("r1", "default");
    var lease = take("a", OVER);
    var writing = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    try (var store = SqlStore.open(address, lease.fence());
        var threads = Executors.newSingleThreadExecutor()) {
      var written =
          threads.submit(() ->
              store.commit(
                  List.of(),
                  _ -> {
                    writing.countDown();
                    await(mayEnd);
                    return ChangeSet.of(new Change.RunPut(scanRun("r1")));
                  }));
      await(writing);
      assertThat(table.take("b", ANY, LONG)).isEmpty();
      mayEnd.countDown();
      written.get();
      assertThat(table.take("b", ANY, LONG)).isPresent();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A stopped process cannot be told from a slow one but by the server, which ends its session.
  @Test
  void whoStopsInTheMiddleOfWritingIsEndedByTheServer() throws SQLException {
    publish("r1", "default");
    var lease = take("a", OVER);
    try (var store = SqlStore.open(address, lease.fence())) {
      assertThatThrownBy(() ->
              store.commit(
                  List.of(),
                  _ -> {
                    endIdle();
                    return ChangeSet.of(new Change.RunPut(scanRun("stale")));
                  }))
          .isInstanceOf(RuntimeException.class);
    }
    assertThat(take("b", LONG).epoch()).isEqualTo(2);
    try (var store = SqlStore.open(address)) {
      assertThat(store.run("stale")).isEmpty();
    }
  }

  /// Even where it stands still while it says that it does not.
  @Test
  void whoStopsWhileItGoesOnWithAShardLosesIt() throws Exception {
    publish("r1", "default");
    var lease = take("a", OVER);
    var standing = new CountDownLatch(1);
    var mayGoOn = new CountDownLatch(1);
    try (var connections = address.connections();
        var threads = Executors.newSingleThreadExecutor()) {
      var still = Stopping.beforeCommit(connections, standing::countDown, () -> await(mayGoOn));
      var renewed = threads.submit(() -> ShardTable.open(still, () -> {}).renew(lease, OVER));
      await(standing);
      assertThat(table.take("b", ANY, LONG)).isEmpty();
      long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
      var taken = table.take("b", ANY, LONG);
      while (taken.isEmpty() && System.nanoTime() < deadline) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        taken = table.take("b", ANY, LONG);
      }
      assertThat(taken).hasValueSatisfying(next -> assertThat(next.epoch()).isEqualTo(2));
      mayGoOn.countDown();
      assertThatThrownBy(renewed::get).hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  /// What the server does by itself after the time that the session was told.
  private void endIdle() {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(pg_terminate_backend(a.pid)) from pg_stat_activity a"
                    + " join pg_locks l on l.pid = a.pid join pg_class c on c.oid = l.relation"
                    + " where c.relname = 'shard' and l.mode = 'RowShareLock'"
                    + " and a.pid <> pg_backend_pid() and a.state = 'idle in transaction'")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void runIsClosedByOneNodeAndByAnotherWhenThatDies() {
    publish("r1", "default", "default");
    assertThat(table.done(take("a", LONG), new Done(false, 2, 1))).isTrue();
    assertThat(table.finished(LONG)).as("one shard is open").isEmpty();
    assertThat(table.done(take("b", LONG), new Done(true, 3, 0))).isTrue();

    var all = new ShardTable.Finished(run("r1"), new Done(true, 5, 1));
    assertThat(table.finished(OVER)).contains(all);
    assertThat(table.finished(LONG)).contains(all);
    assertThat(table.finished(LONG)).isEmpty();
    table.forget("r1");
    assertThat(table.all()).isEmpty();
    assertThat(publish("r1", "default")).isTrue();
  }

  @Test
  void whatNobodyDoesIsGivenUp() {
    publish("r1", "dmz", "default", "default");
    take("b", LONG);
    var vain = take("a", OVER);
    assertThat(table.giveUp(LONG, 2)).isEmpty();
    assertThat(table.giveUp(OVER, 9))
        .extracting(lease -> lease.shard().number())
        .as("nobody ever took it")
        .containsExactly(1);
    assertThat(table.giveUp(LONG, 1))
        .extracting(lease -> lease.shard().number())
        .as("taken in vain as often as it may be")
        .containsExactly(3);
    assertThat(table.renew(vain, LONG)).isFalse();
    assertThat(table.all()).extracting(ShardState::done).containsExactly(true, false, true);
  }

  @Test
  void whatNobodyWorksOnIsEndedAtOnceAndTheRestByWhoWorksOnIt() {
    publish("r1", "default", "dmz", "default");
    var held = take("a", LONG);
    var late = take("b", OVER);
    table.endAll();

    assertThat(table.all()).extracting(ShardState::done).containsExactly(false, true, true);
    assertThat(table.renew(late, LONG)).isFalse();
    assertThat(table.finished(LONG)).isEmpty();
    assertThat(table.done(held, new Done(true, 0, 0))).isTrue();
    assertThat(table.finished(LONG).orElseThrow().all().cutShort()).isTrue();
  }
}
