package org.cadastre.cmdb.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.testkit.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database file: where it is, whose it is, which version it has.
final class SqlStoreFileTest {
  private static final int ACTS = 60;

  private static ChangeSet item(String id) {
    return ChangeSet.of(new Change.ItemPut(Samples.item(id, "server", id)));
  }

  private static void execute(Path directory, String sql) throws SQLException {
    try (var connection = H2File.in(directory).connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void registerIsOneFileInItsDirectory(@TempDir Path directory) throws IOException {
    var home = directory.resolve("not/yet there");
    try (var store = SqlStore.open(home)) {
      store.commit(item("c1"));
      store.sync();
    }

    try (var files = Files.list(home)) {
      assertThat(files).containsExactly(home.resolve("cadastre.mv.db"));
    }
  }

  @Test
  void registerOfANewerCadastreIsLeftAlone(@TempDir Path directory) throws SQLException {
    SqlStore.open(directory).close();
    execute(
        directory,
        """
        insert into "flyway_schema_history" select 99, '99', "description", "type", "script",
          "checksum", "installed_by", "installed_on", "execution_time", "success"
        from "flyway_schema_history" where "version" = '1'
        """);

    assertThatThrownBy(() -> SqlStore.open(directory))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("newer")
        .hasMessageContaining("99")
        .hasMessageContaining(directory.toString());
  }

  @Test
  void tablesThatAKilledProcessHadBegunAreFinished(@TempDir Path directory) throws SQLException {
    SqlStore.open(directory).close();
    execute(directory, "delete from \"flyway_schema_history\" where \"version\" = '3'");
    execute(directory, "drop table identity_key");

    try (var store = SqlStore.open(directory)) {
      store.commit(WIDE);
      assertThat(store.claims(Samples.id("c1"))).hasSize(1);
    }
  }

  /// Everything of the register but runs and coverage comes out of the archive again.
  @Test
  void registerOfTheFirstVersionIsEmptiedForRefillingAndKeepsItsRuns(@TempDir Path directory)
      throws SQLException {
    var dialect = H2File.in(directory);
    Migration.run(dialect, "1");
    execute(directory, "insert into scan_run values ('r1', 'scan', 1, 2, 'DONE', 'c')");
    execute(
        directory,
        "insert into coverage values ('r1', 's', 'ssh', 'contact', 'COMPLETE', '', null, null)");
    execute(directory, "insert into evidence values ('h', 'r1', 'ssh', 'ssh:a:1', 1, 2, 7)");
    execute(
        directory,
        "insert into item values ('c1', 'server', 'a', 'a', 'ACTIVE', null, 1, 2, 3, 0, null)");

    try (var store = SqlStore.open(directory)) {
      assertThat(store.run("r1")).isPresent();
      assertThat(store.coverage("r1")).hasSize(1);
      assertThat(store.lastLocation()).isEqualTo(-1);
      assertThat(store.item(Samples.id("c1"))).isEmpty();
      store.commit(WIDE);
    }
  }

  private static final ChangeSet WIDE =
      ChangeSet.of(
          new Change.ItemPut(Samples.item("c1", "server", "c1")),
          Samples.said(
              Samples.facet("ssh", "c1", "system"),
              "c1",
              Samples.claim(
                  Samples.facet("ssh", "c1", "system"), "c1", "a", "b", Samples.hour(1))));

  @Test
  void severalOfOneProcessThatCommitTheSameActDoItOnce(@TempDir Path directory) throws Exception {
    try (var one = SqlStore.open(directory);
        var other = SqlStore.open(directory);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < ACTS; i++) {
        var kept = Samples.kept("a" + i, Samples.hour(i), new Act.Settled("q" + i), i);
        var both =
            Stream.of(one, other)
                .<Callable<Boolean>>map(store ->
                    () -> {
                      store.commit(ChangeSet.of(kept));
                      return true;
                    })
                .toList();
        for (var done : threads.invokeAll(both)) {
          assertThat(done.get()).isTrue();
        }
      }
      assertThat(one.acts()).hasSize(ACTS);
    }
  }

  @Test
  void directoryWhoseNameH2WouldTakeForSettingsIsRefused(@TempDir Path directory) {
    var trap = directory.resolve("x;INIT=RUNSCRIPT FROM 'evil.sql'");

    assertThatThrownBy(() -> SqlStore.open(trap)).isInstanceOf(IllegalArgumentException.class);
    assertThat(trap).doesNotExist();
  }

  @Test
  void interruptedThreadLeavesTheRegisterWhole(@TempDir Path directory) {
    try (var store = SqlStore.open(directory)) {
      store.commit(item("c1"));
      Thread.currentThread().interrupt();
      store.commit(item("c2"));
      assertThat(Thread.interrupted()).isTrue();
      store.commit(item("c3"));
      assertThat(store.item(Samples.id("c2"))).isPresent();
    }
    try (var store = SqlStore.open(directory)) {
      assertThat(store.item(Samples.id("c3"))).isPresent();
    }
  }

  @Test
  void spaceIsGivenBackAfterMuchWriting(@TempDir Path directory) throws IOException {
    var file = directory.resolve("cadastre.mv.db");
    long before;
    try (var store = SqlStore.open(directory)) {
      for (int i = 0; Files.size(file) < 40 << 20; i++) {
        store.commit(item("c" + i));
      }
      before = Files.size(file);
    }

    assertThat(Files.size(file)).isLessThan(before / 2);
  }
}
