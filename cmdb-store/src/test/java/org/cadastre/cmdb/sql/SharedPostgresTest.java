package org.cadastre.cmdb.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cadastre.testkit.Samples.evidence;
import static org.cadastre.testkit.Samples.facet;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.id;
import static org.cadastre.testkit.Samples.item;
import static org.cadastre.testkit.Samples.sighting;
import static org.cadastre.testkit.Samples.state;

import java.io.IOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.cadastre.cmdb.audit.Seal;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.model.Value;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CmdbView;
import org.cadastre.core.store.StoreUnavailableException;
import org.junit.jupiter.api.Test;

/// Several processes at one PostgreSQL database, as far as one process can play them: each has a
/// store of its own.
final class SharedPostgresTest {
  private static final int STORES = 3;

  private interface Part {
    void play(SqlStore store, int number) throws InterruptedException;
  }

  private static void playTogether(Databases databases, Part part)
      throws InterruptedException, ExecutionException {
    var parts = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < STORES; i++) {
      int number = i;
      parts.add(() -> {
        try (var store = databases.open()) {
          part.play(store, number);
        }
        return true;
      });
    }
    try (var threads = Executors.newFixedThreadPool(STORES)) {
      for (var played : threads.invokeAll(parts)) {
        played.get();
      }
    }
  }

  @Test
  void allMayOpenAnEmptyDatabaseAtOnce() throws InterruptedException, ExecutionException {
    var databases = Databases.postgres();

    playTogether(
        databases,
        (store, number) ->
            store.commit(ChangeSet.of(new Change.ItemPut(item("c" + number, "server", "web")))));

    try (var store = databases.open()) {
      assertThat(store.list(new CiQuery(List.of(), false, false), hour(0))).hasSize(STORES);
    }
  }

  @Test
  void transcriptThatAllWorkOnIsEnteredOnceAndMakesOneItem()
      throws InterruptedException, ExecutionException {
    var databases = Databases.postgres();

    playTogether(
        databases,
        (store, number) -> {
          for (int i = 0; i < 40; i++) {
            var transcript = "t" + i;
            var key = new Key("host.id", "h" + i % 10);
            store.commit(List.of(key), view -> entered(view, key, transcript, "s" + number));
          }
        });

    try (var store = databases.open()) {
      assertThat(store.list(new CiQuery(List.of(), false, false), hour(0))).hasSize(10);
      assertThat(store.evidence("")).hasSize(40);
      var transcripts = store.evidence("").stream().map(e -> e.hash()).toList();
      assertThat(store.sightingsIn(transcripts)).hasSize(40);
      var seals = new ArrayList<Seal>();
      store.seals().after(0, seals::add);
      assertThat(seals).hasSize(40);
    }
  }

  private static ChangeSet entered(CmdbView view, Key key, String transcript, String by) {
    var known = view.holders("device", List.of(key)).get(key);
    var id = known == null ? new CiId(by + "-" + key.value()) : known.first();
    view.heads(List.of(id));
    var changes = new ArrayList<Change>();
    changes.add(new Change.EvidenceKept(evidence(transcript, hour(1), 1)));
    if (known == null) {
      changes.add(new Change.ItemPut(item(id.value(), "server", "web")));
      changes.add(new Change.KeyLearnt(id, key, "device", "ssh", true));
    }
    changes.add(new Change.Sighted(sighting(transcript, 0, hour(1), id.value())));
    var winner = facet("ssh", id.value(), "system");
    changes.add(new Change.Decided(state(winner, id.value(), "os.name", Value.of(transcript))));
    return new ChangeSet(changes);
  }

  @Test
  void whoWorksAloneWaitsForAllOthers() throws InterruptedException, ExecutionException {
    var databases = Databases.postgres();
    try (var store = databases.open()) {
      store.commit(ChangeSet.of(new Change.ItemPut(item("c1", "server", "0"))));
    }

    playTogether(
        databases,
        (store, number) -> {
          for (int i = 0; i < 30; i++) {
            if (number == 0) {
              store.commitAlone(SharedPostgresTest::counted);
            } else {
              store.commit(List.of(new Key("k", "v" + number)), SharedPostgresTest::counted);
            }
          }
        });

    try (var store = databases.open()) {
      assertThat(store.item(id("c1")).orElseThrow().name()).isEqualTo("90");
    }
  }

  private static ChangeSet counted(CmdbView view) {
    var head = view.heads(List.of(id("c1"))).get(id("c1"));
    int count = head == null ? 0 : Integer.parseInt(head.item().name());
    return ChangeSet.of(new Change.ItemPut(item("c1", "server", Integer.toString(count + 1))));
  }

  @Test
  void workOnMoreKeysThanTheServerTellsApartIsDoneAlone() {
    var databases = Databases.postgres();
    var keys = new ArrayList<Key>();
    for (int i = 0; i < 5_000; i++) {
      keys.add(new Key("k", "v" + i));
    }
    try (var store = databases.open()) {
      var applied =
          store.commit(keys, _ -> ChangeSet.of(new Change.ItemPut(item("c1", "server", "web"))));

      assertThat(applied.changes()).hasSize(1);
    }
  }

  @Test
  void storeRecoversFromALostConnection() throws SQLException {
    var databases = Databases.postgres();
    try (var store = databases.open()) {
      store.commit(ChangeSet.of(new Change.ItemPut(item("c1", "server", "web"))));
      databases.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()
          """);

      assertThatThrownBy(() -> store.item(id("c1"))).isInstanceOf(StoreUnavailableException.class);
      assertThat(store.item(id("c1"))).isPresent();
    }
  }

  @Test
  void aServerThatIsAwayIsUnavailableAndNoFault() throws IOException {
    int nobody;
    try (var taken = new ServerSocket(0)) {
      nobody = taken.getLocalPort();
    }
    var url = "jdbc:postgresql://127.0.0.1:%d/cadastre".formatted(nobody);
    var address = new ServerAddress(url, "cadastre", "a-secret-word");

    assertThatThrownBy(() -> SqlStore.open(address))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("cannot be reached")
        .hasMessageNotContaining("a-secret-word");
  }

  @Test
  void databaseThatDoesNotHoldUnicodeIsRefusedWithWhatToDo() {
    var address =
        Databases.Server.newDatabase("template0 encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'");

    assertThatThrownBy(() -> SqlStore.open(address))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("LATIN1")
        .hasMessageContaining("create database");
  }
}
