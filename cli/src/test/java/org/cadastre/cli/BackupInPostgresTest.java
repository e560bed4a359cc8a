package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A home whose journal is in PostgreSQL, in one file and out of it.
class BackupInPostgresTest {
  @TempDir private Path directory = Path.of("");
  private final PostgresHomes homes = PostgresHomes.start();
  private Cli home = new Cli(directory);
  private Path file = directory;

  @BeforeEach
  void aHomeThatKnowsSomething() throws IOException {
    home = new Cli(directory.resolve("home"));
    file = directory.resolve("backup.zip");
    homes.settle(home.home(), "postgres", "postgres");
    done(home.run("init"));
    var claims =
        Files.writeString(
            directory.resolve("claims.csv"),
            """
            source,class,identifiers,attribute,value,observed_at
            import:cmdb,server,hw.serial_number=AB12;hw.vendor=Dell,os.name,Debian,2026-01-31T08:45:00Z
            import:wiki,server,hw.serial_number=AB12;hw.vendor=Dell,os.name,Ubuntu,2026-01-31T08:45:00Z
            import:cmdb,server,hw.serial_number=CD34;hw.vendor=Dell,os.name,Debian,2026-01-31T08:45:00Z
            """);
    done(home.run("import", "claims", claims.toString()));
    done(home.run("ci", "lock", "CD34", "os.name", "Windows", "--reason", "seen"));
    done(home.run("import", "claims", claims.toString()));
  }

  @AfterEach
  void stop() throws IOException {
    homes.close();
  }

  private static void done(Cli.Ran ran) {
    assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
  }

  private String settings(String database) throws IOException {
    homes.execute("postgres", "create database " + database);
    var elsewhere = directory.resolve("for-" + database);
    homes.settle(elsewhere, database, "postgres");
    var settings = elsewhere.resolve("settings.yaml");
    var password = "password_file: " + elsewhere.resolve("password");
    Files.writeString(
        settings, Files.readString(settings).replace("password_file: password", password));
    return settings.toString();
  }

  private long rows(String database) throws SQLException {
    try (var connection = homes.connect(database);
        var statement = connection.createStatement();
        var found = statement.executeQuery("select count(*) from journal")) {
      return found.next() ? found.getLong(1) : -1;
    }
  }

  @Test
  void aRestoredHomeSaysWhatTheOldOneSaidInAnotherDatabase() throws Exception {
    done(home.run("backup", file.toString()));
    try (var zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(entry -> entry.getName()))
          .contains("journal.table", "settings.yaml")
          .doesNotContain("password");
    }
    var other = new Cli(directory.resolve("other"));

    var restored =
        other.run("restore", file.toString(), "--settings", settings("other"), "-o", "json");

    done(restored);
    assertThat(restored.json().get("identical").booleanValue()).isTrue();
    assertThat(rows("other")).isEqualTo(rows("postgres")).isGreaterThan(4);
    assertThat(other.json("ci", "list", "--full")).isEqualTo(home.json("ci", "list", "--full"));
    assertThat(other.json("conflict", "list")).isEqualTo(home.json("conflict", "list"));
    assertThat(other.json("audit", "log")).isEqualTo(home.json("audit", "log"));
    done(other.run("audit", "verify"));
    done(other.run("doctor"));
    done(other.run("ci", "own", "AB12", "team", "--reason", "goes on"));
  }

  @Test
  void aJournalThatIsThereIsNotOverwritten() throws Exception {
    done(home.run("backup", file.toString(), "--with-vault-key"));
    long before = rows("postgres");
    var other = new Cli(directory.resolve("other"));
    var restored = other.run("restore", file.toString());
    assertThat(restored.exit()).as(restored.toString()).isEqualTo(4);
    assertThat(restored.err()).contains("holds a journal already", "--settings");
    assertThat(rows("postgres")).isEqualTo(before);
    assertThat(other.home()).doesNotExist();
    var nowhere = Files.writeString(directory.resolve("empty.yaml"), "{}\n").toString();
    var files = other.run("restore", file.toString(), "--settings", nowhere);
    assertThat(files.exit()).as(files.toString()).isEqualTo(2);
    assertThat(files.err()).contains("the settings name none");
  }
}
