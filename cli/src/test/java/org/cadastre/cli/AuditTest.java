package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One byte changed anywhere is found and placed.
class AuditTest {
  @TempDir private Path directory = Path.of("");
  private Cli cli = new Cli(directory);

  @BeforeEach
  void someHistory() throws IOException {
    cli = new Cli(directory.resolve("home"));
    cli.run("init");
    imported("Debian", "2026-01-31");
    imported("Ubuntu", "2026-02-28");
    var ran = cli.run("ci", "lock", "server:web1", "os.name", "Rocky Linux", "--reason", "label");
    assertThat(ran.exit()).as(ran.toString()).isZero();
  }

  private void imported(String os, String day) throws IOException {
    var file =
        Files.writeString(
            directory.resolve(os + ".csv"),
            """
            source,class,identifiers,attribute,value,observed_at,name
            import:cmdb,server,hw.serial_number=AB12;hw.vendor=Dell,os.name,%s,%sT08:45:00Z,web1
            import:cmdb,server,hw.serial_number=AB12;hw.vendor=Dell,host.name,web1,%sT08:45:00Z,web1
            """
                .formatted(os, day, day));
    var ran = cli.run("import", "claims", file.toString());
    assertThat(ran.exit()).as(ran.toString()).isZero();
  }

  private Cli.Ran sound() {
    var ran = cli.run("audit", "verify");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    return ran;
  }

  private Cli.Ran damaged(String... arguments) {
    var ran = cli.run(arguments);
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(4);
    return ran;
  }

  private static void flip(Path file, int position) throws IOException {
    var bytes = Files.readAllBytes(file);
    bytes[position] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void everyCommandThatWroteLeavesASignedCheckpoint() throws IOException {
    var checkpoints = cli.home().resolve("audit").resolve("checkpoints");
    assertThat(Files.readAllLines(checkpoints)).hasSize(3);
    cli.run("ci", "list");
    assertThat(Files.readAllLines(checkpoints)).hasSize(3);
    assertThat(sound().out()).contains("3 checkpoints", "all is as it was signed");
    var last = Files.readAllLines(checkpoints).getLast();
    assertThat(cli.run("audit", "verify", "--checkpoint", last).exit()).isZero();
    assertThat(cli.run("audit", "verify", "--since", "2026-01-01").exit()).isZero();
    damaged("audit", "verify", "--checkpoint", last.replace("number=3", "number=9"));
  }

  @Test
  void aByteChangedInTheJournalIsPlaced() throws IOException {
    Path segment;
    try (var files = Files.walk(cli.home().resolve("journal"))) {
      segment =
          files
              .filter(Files::isRegularFile)
              .max((some, other) -> Long.compare(some.toFile().length(), other.toFile().length()))
              .orElseThrow();
    }
    int size = (int) Files.size(segment);
    for (int position = 0; position < size; position += size / 23 + 1) {
      flip(segment, position);
      assertThat(damaged("audit", "verify").out())
          .as("byte %s", position)
          .contains(String.valueOf(segment.getFileName()));
      flip(segment, position);
    }
    sound();
  }

  @Test
  void aDecisionChangedInTheDatabaseIsNamed() {
    sql(inDecisions("Rocky Linux", "Rocky Limux"));
    assertThat(damaged("audit", "verify").out()).contains("os.name", "not what was decided");
    sql(inDecisions("Rocky Limux", "Rocky Linux"));
    sound();
  }

  @Test
  void aDecisionTakenOutOrPutInIsFound() {
    sql("update decision set commit_id = 4711 where content like '%host.name%'");
    assertThat(damaged("audit", "verify").out())
        .contains("host.name", "belongs to no commit that was sealed");
  }

  @Test
  void adamagedDatabaseIsDamageAndTheJournalIsCheckedAllTheSame() throws IOException {
    var file = cli.home().resolve("db").resolve("cadastre.mv.db");
    Files.writeString(file, "this is no database ".repeat(1_000));
    var report = damaged("audit", "verify", "-o", "json").json();
    assertThat(report.get("damage").get(0).get("what").stringValue())
        .contains("the register cannot be read");
    assertThat(report.get("checked").toString()).contains("records");
  }

  private static String inDecisions(String from, String to) {
    return "update decision set content = replace(content, '%s', '%s') where content like '%%%s%%'"
        .formatted(from, to, from);
  }

  private void sql(String statement) {
    var url = "jdbc:h2:" + cli.home().resolve("db").resolve("cadastre");
    try (var connection = DriverManager.getConnection(url, "cadastre", "");
        var work = connection.createStatement()) {
      assertThat(work.executeUpdate(statement)).isPositive();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anExportedProofNeedsNoHomeAndHidesNoChange() throws IOException {
    var proof = directory.resolve("web1.proof");
    var exported = cli.run("audit", "export", "server:web1", "os.name", "--to", proof.toString());
    assertThat(exported.exit()).as(exported.toString()).isZero();
    var text = Files.readString(proof);
    assertThat(text).contains("Rocky Linux", "label", "Ubuntu");
    var report = Cli.plain("audit", "verify", proof.toString());
    assertThat(report.exit()).as(report.toString()).isZero();
    var key = text.lines().filter(l -> l.startsWith("fingerprint ")).findFirst().orElseThrow();
    assertThat(Cli.plain("audit", "verify", proof.toString(), "--key", key.substring(12)).exit())
        .isZero();
    assertThat(Cli.plain("audit", "verify", proof.toString(), "--key", "0".repeat(64)).exit())
        .isEqualTo(4);
    int size = (int) Files.size(proof);
    for (int position = 0; position < size; position += 97) {
      flip(proof, position);
      var ran = Cli.plain("audit", "verify", proof.toString());
      assertThat(ran.exit()).as("byte %s: %s", position, ran).isEqualTo(4);
      assertThat(ran.out()).contains("web1.proof line ");
      flip(proof, position);
    }
  }

  @Test
  void whatWasDecidedInATimeIsProvenWhole() {
    var proof = directory.resolve("all.proof").toString();
    var exported = cli.run("audit", "export", "--period", "2020-01-01..2099-01-01", "--to", proof);
    assertThat(exported.exit()).as(exported.toString()).isZero();
    assertThat(Cli.plain("audit", "verify", proof).exit()).isZero();
    var none = directory.resolve("none.proof").toString();
    damaged("audit", "export", "--period", "2020-01-01..2020-02-01", "--to", none);
    assertThat(Cli.plain("audit", "verify", "/no/such/file").exit()).isEqualTo(2);
  }

  @Test
  void theLogSaysWhoDecidedWhatAndWhy() {
    var log = cli.json("audit", "log");
    assertThat(log).hasSize(1);
    assertThat(log.get(0).get("reason").stringValue()).isEqualTo("label");
    assertThat(log.get(0).get("actor").stringValue()).isNotBlank();
    assertThat(cli.json("audit", "log", "--all").size()).isGreaterThan(3);
  }

  @Test
  void aTimeIsWrittenAsAnywhereElse() {
    for (var since : new String[] {"yesterday", "1d ago", "-12h"}) {
      assertThat(cli.json("audit", "log", "--since", since)).as(since).hasSize(1);
    }
    assertThat(cli.run("audit", "log", "--since", "2126-01-01").exit()).isEqualTo(4);
    assertThat(cli.run("audit", "verify", "--since", "yesterday").exit()).isZero();
    var proof = directory.resolve("days.proof").toString();
    var exported = cli.run("audit", "export", "--period", "yesterday..now", "--to", proof);
    assertThat(exported.exit()).as(exported.toString()).isZero();
    assertThat(cli.run("audit", "uses", "--credential", "admin", "--since", "yesterday").exit())
        .isEqualTo(4);
  }

  @Test
  void aProofThatIsThereIsNotOverwritten() throws IOException {
    var proof = Files.writeString(directory.resolve("dear.proof"), "dear");
    var refused = damaged("audit", "export", "server:web1", "os.name", "--to", proof.toString());
    assertThat(refused.err()).contains(proof + " is there already", "overwrites nothing");
    assertThat(proof).hasContent("dear");
    Files.delete(proof);
    assertThat(cli.run("audit", "export", "server:web1", "--to", proof.toString()).exit()).isZero();
  }
}
