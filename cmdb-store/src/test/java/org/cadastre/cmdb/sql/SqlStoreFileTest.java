package org.cadastre.cmdb.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.testkit.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database file: where it is, whose it is, which version it has.
final class SqlStoreFileTest {

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
    execute(directory, "delete from \"flyway_schema_history\"");
    execute(directory, "drop table claim");

    try (var store = SqlStore.open(directory)) {
      store.commit(WIDE);
      assertThat(store.claims(Samples.id("c1"))).hasSize(1);
    }
  }

  private static final ChangeSet WIDE =
      ChangeSet.of(
          new Change.ClaimOpened(
              Samples.claim(
                  Samples.facet("ssh", "c1", "system"), "c1", "a", "b", Samples.hour(1))));

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
