package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// In tables of PostgreSQL.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildInPostgresTest extends RebuildContract {
  private final PostgresHomes homes = PostgresHomes.start();
  private int databases;

  @AfterAll
  void stop() throws IOException {
    homes.close();
  }

  @Override
  void settle(Path home) throws IOException {
    databases++;
    homes.execute("postgres", "create database " + name());
    homes.settle(home, name(), "postgres");
  }

  private String name() {
    return "register_" + databases;
  }

  @Override
  Connection connect(Path home) throws SQLException {
    return homes.connect(name());
  }

  @Override
  String schema() {
    return "public";
  }

  @Override
  void nothingIsLeftOver(Path home) throws SQLException {
    try (var connection = connect(home);
        var schemas = connection.getMetaData().getSchemas(null, "public%")) {
      assertThat(schemas.next()).isTrue();
      assertThat(schemas.getString(1)).isEqualTo("public");
      assertThat(schemas.next()).isFalse();
    }
  }

  private Cli imported(String user) throws IOException {
    var cli = new Cli(directory().resolve("home"));
    settle(cli.home());
    homes.execute(
        name(),
        "drop role if exists " + user,
        "create role " + user + " login",
        "grant create on schema public to " + user);
    homes.settle(cli.home(), name(), user);
    assertThat(cli.run("init").exit()).isZero();
    claim(cli, "AB12");
    return cli;
  }

  private void claim(Cli cli, String serial) throws IOException {
    var file =
        Files.writeString(
            directory().resolve(serial + ".csv"),
            """
            source,class,identifiers,attribute,value,observed_at
            import:cmdb,server,hw.serial_number=%s;hw.vendor=Dell,os.name,Debian,2026-01-31T08:45:00Z
            """
                .formatted(serial));
    var ran = cli.run("import", "claims", file.toString());
    assertThat(ran.exit()).as(ran.toString()).isZero();
  }

  @Test
  void whatIsMissingIsSaidAndWhatOthersWereGrantedTheyKeep() throws Exception {
    var cli = imported("surveyor");
    var refused = cli.run("replay", "--all");
    assertThat(refused.exit()).as(refused.toString()).isEqualTo(4);
    assertThat(refused.err()).contains("public_rebuild", "grant create on database", "surveyor");
    homes.execute(
        name(),
        "grant create on database " + name() + " to surveyor",
        "drop role if exists reporter",
        "create role reporter",
        "grant select on item to reporter",
        "create schema public_rebuild");
    var taken = cli.run("replay", "--all");
    assertThat(taken.exit()).as(taken.toString()).isEqualTo(4);
    assertThat(taken.err()).contains("'public_rebuild'", "something else");
    homes.execute(name(), "drop schema public_rebuild");
    assertThat(cli.run("replay", "--all").out()).contains("nothing differs");
    try (var connection = connect(cli.home());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select has_table_privilege('reporter','item','select')")) {
      assertThat(rows.next() && rows.getBoolean(1)).isTrue();
    }
    homes.execute(name(), "drop owned by surveyor cascade", "drop owned by reporter");
    homes.execute(name(), "drop role surveyor", "drop role reporter");
  }

  @Test
  void whatOthersWriteMeanwhileIsNotLostAndTheyMayReadAllTheTime() throws Exception {
    var cli = imported("busy");
    homes.execute(name(), "grant create on database " + name() + " to busy");
    var going = new AtomicBoolean(true);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var written =
          threads.submit(() -> {
            int count = 0;
            for (; going.get() || count < 3; count++) {
              claim(cli, "ZZ" + count);
            }
            return count;
          });
      var read =
          threads.submit(() -> {
            while (going.get()) {
              assertThat(cli.json("ci", "list")).isNotEmpty();
            }
            return true;
          });
      try {
        for (int i = 0; i < 3; i++) {
          var ran = cli.run("replay", "--all");
          assertThat(ran.exit()).as(ran.toString()).isZero();
        }
      } finally {
        going.set(false);
      }
      assertThat(read.get()).isTrue();
      int all = 1 + written.get();
      assertThat(cli.json("ci", "list")).hasSize(all);
    }
    var last = cli.run("replay", "--all");
    assertThat(last.out()).as(last.toString()).contains("nothing differs");
  }
}
