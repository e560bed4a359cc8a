package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A home whose register and journal are in PostgreSQL.
class PostgresTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void oneSettingPutsRegisterAndJournalIntoPostgres() throws IOException {
    try (var homes = PostgresHomes.start()) {
      var cli = new Cli(directory.resolve("home"));
      homes.settle(cli.home(), "postgres", "postgres");
      assertThat(cli.run("init").exit()).isZero();
      var file =
          Files.writeString(
              directory.resolve("claims.csv"),
              """
              source,class,identifiers,attribute,value,observed_at
              import:cmdb,server,hw.serial_number=AB12;hw.vendor=Dell,os.name,Debian,2026-01-31T08:45:00Z
              """);
      var imported = cli.run("import", "claims", file.toString());
      assertThat(imported.exit()).as(imported.toString()).isZero();
      assertThat(cli.json("ci", "list")).hasSize(1);
      var locked = cli.run("ci", "lock", "AB12", "os.name", "Ubuntu", "--reason", "seen");
      assertThat(locked.exit()).as(locked.toString()).isZero();
      var sources = cli.json("source", "list");
      assertThat(sources.get(0).get("source").stringValue()).isEqualTo("import:cmdb");
      var verified = cli.run("audit", "verify");
      assertThat(verified.exit()).as(verified.toString()).isZero();
      assertThat(verified.out()).contains("2 checkpoints");
      var proof = directory.resolve("ab12.proof").toString();
      assertThat(cli.run("audit", "export", "AB12", "--to", proof).exit()).isZero();
      assertThat(Cli.plain("audit", "verify", proof).exit()).isZero();
      assertThat(cli.run("doctor").out()).contains("jdbc:postgresql://");
      assertThat(cli.run("replay", "--all").out()).contains("nothing differs");
      try (var files = Files.list(cli.home().resolve("db"))) {
        assertThat(files).isEmpty();
      }
    }
  }

  @Test
  void anAddressThatIsNoneIsBadInput() throws IOException {
    var cli = new Cli(directory.resolve("home"));
    Files.createDirectories(cli.home());
    Files.writeString(
        cli.home().resolve("settings.yaml"), "database: {url: 'jdbc:h2:mem:x', user: me}\n");
    var ran = cli.run("init");
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.err()).contains("settings.yaml: database: not the address of a PostgreSQL");
  }
}
