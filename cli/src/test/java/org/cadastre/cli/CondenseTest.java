package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Check;
import org.cadastre.runtime.CondensationReport;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.Stewardship.Word;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people see of transcripts whose words are gone.
class CondenseTest {
  @TempDir private Path directory = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Cli cli;

  @BeforeEach
  void home() throws IOException {
    cli = new Cli(directory.resolve("home"));
    var file =
        Files.writeString(
            directory.resolve("claims.csv"),
            """
            source,class,identifiers,attribute,value,observed_at,name
            import:cmdb,server,hw.serial_number=AB12;hw.vendor=Dell,os.name,Debian,2026-01-31T08:45:00Z,web1
            import:cmdb,server,hw.serial_number=AB12;hw.vendor=Dell,host.name,web1,2026-01-31T08:45:00Z,web1
            """);
    var ran = cli.run("import", "claims", file.toString());
    assertThat(ran.exit()).as(ran.toString()).isZero();
  }

  private CondensationReport condense() {
    var config = Path.of(System.getProperty("cadastre.config", "config"));
    var clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    var cadastre = new Cadastre(new Home(cli.home()), config, clock);
    var report = cadastre.retention().condense(Duration.ZERO, new Word("jdoe", "the disk is full"));
    cadastre.sign();
    assertThat(report.condensed()).isEqualTo(1);
    return report;
  }

  private String cited() {
    return cli.json("lineage", "server:web1", "os.name")
        .get("claims")
        .get(0)
        .get("transcript")
        .stringValue();
  }

  @Test
  void citedTranscriptTellsWhatItSaidAndWhyItsWordsAreGone() {
    var hash = cited();
    var words = cli.run("evidence", "show", hash);
    assertThat(words.out()).contains("observed_at").doesNotContain("removed");
    var act = condense().act();

    assertThat(cited()).isEqualTo(hash);
    var shown = cli.run("evidence", "show", hash);
    assertThat(shown.exit()).as(shown.toString()).isZero();
    assertThat(shown.out())
        .contains(hash, "removed on", "jdoe", "the disk is full", act, "os.name = Debian")
        .doesNotContain("observed_at");
    int exchange =
        cli.json("lineage", "server:web1", "os.name")
            .get("claims")
            .get(0)
            .get("exchange")
            .intValue();
    var json = cli.json("evidence", "show", hash + "#" + exchange);
    assertThat(json.get("removed").get("act").stringValue()).isEqualTo(act);
    assertThat(json.get("findings").size()).isPositive();
    assertThat(cli.run("evidence", "show", "--raw", hash).exit()).isEqualTo(4);
    assertThat(cli.run("evidence", "show", hash + "#9").exit()).isEqualTo(4);
  }

  @Test
  void proofHoldsWhatItSaidAndSaysWhatItCannotShow() {
    condense();
    var proof = directory.resolve("web1.proof");
    var exported = cli.run("audit", "export", "server:web1", "os.name", "--to", proof.toString());
    assertThat(exported.exit()).as(exported.toString()).isZero();
    var verified = Cli.plain("audit", "verify", proof.toString());
    assertThat(verified.exit()).as(verified.toString()).isZero();
    assertThat(verified.toString()).contains("were removed on", "jdoe");
  }

  @Test
  void auditAndDoctorCountThem() {
    condense();
    var verified = cli.run("audit", "verify");
    assertThat(verified.exit()).as(verified.toString()).isZero();
    assertThat(verified.out()).contains("1 transcripts whose words were removed");
    assertThat(cli.run("audit", "log").out()).contains("condensed", "the disk is full");
    assertThat(cli.run("doctor").out()).contains("of 1 only what they said is kept");
  }

  @Test
  void doctorCountsWhatIsOverdue() throws IOException {
    Files.writeString(cli.home().resolve("settings.yaml"), "retention: {transcripts: 30d}\n");
    assertThat(journalIn(Duration.ofDays(29))).doesNotContain("older");
    assertThat(journalIn(Duration.ofDays(31)))
        .contains("1 are older than transcripts are to keep their words: 'evidence condense'");
    condense();
    assertThat(journalIn(Duration.ofDays(31))).doesNotContain("older");
  }

  private String journalIn(Duration time) {
    var config = Path.of(System.getProperty("cadastre.config", "config"));
    var later = Clock.offset(Clock.systemUTC(), time);
    return new Cadastre(new Home(cli.home()), config, later)
        .examine().stream()
            .filter(check -> check.what().equals("journal"))
            .map(Check::words)
            .collect(Collectors.joining());
  }

  @Test
  void backupCarriesThem() throws IOException {
    condense();
    var file = directory.resolve("backup.zip");
    assertThat(cli.run("backup", file.toString()).exit()).isZero();
    var other = new Cli(directory.resolve("other"));
    var restored = other.run("restore", file.toString());
    assertThat(restored.exit()).as(restored.toString()).isZero();
    assertThat(restored.toString()).doesNotContain("another state", "damage");
    var segment = Path.of("journal", "00000001.journal");
    assertThat(other.home().resolve(segment)).hasSameBinaryContentAs(cli.home().resolve(segment));
    assertThat(other.run("audit", "verify").exit()).isZero();
    assertThat(other.run("evidence", "show", cited()).out()).contains("removed on");
  }

  @Test
  void commandSaysWhatWentAndWhatWould() throws IOException {
    assertThat(cli.run("evidence", "condense").exit()).isEqualTo(2);
    assertThat(cli.run("evidence", "condense", "--older-than", "soon").exit()).isEqualTo(2);
    var young = cli.run("evidence", "condense", "--older-than", "23h");
    assertThat(young.exit()).as(young.toString()).isEqualTo(2);
    assertThat(young.err()).contains("at least 1d");
    var none = cli.json("evidence", "condense", "--older-than", "400d");
    assertThat(none.get("condensed").intValue()).isZero();
    assertThat(none.get("act").isNull()).isTrue();
    Files.writeString(cli.home().resolve("settings.yaml"), "retention: {transcripts: 30d}\n");
    var dry = cli.run("evidence", "condense", "--dry-run");
    assertThat(dry.exit()).as(dry.toString()).isZero();
    assertThat(dry.out()).contains("0 transcripts", "would lose their words");
  }

  @Test
  void removedTranscriptWithoutItsActIsDamage() throws IOException {
    condense();
    var segment = cli.home().resolve("journal").resolve("00000001.journal");
    var bytes = Files.readAllBytes(segment);
    // The location of the removal, within what is left of the first record.
    bytes[40 + 9 + 1 + 32 + 7] ^= 1;
    Files.write(segment, bytes);
    var verified = cli.run("audit", "verify");
    assertThat(verified.exit()).as(verified.toString()).isEqualTo(4);
    assertThat(verified.out()).contains("00000001.journal byte 40", "removed");
  }
}
