package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The register as it was, and as it was known.
class PastTest {
  private static final String HEADER = "source,class,identifiers,attribute,value,observed_at\n";
  private static final String WEB = "server,hw.serial_number=AAAA1111;hw.vendor=Dell,";

  @TempDir private Path directory = Path.of("");
  private Instant before = Instant.EPOCH;

  private Cli cli() {
    return new Cli(directory.resolve("home"));
  }

  private void enter(String rows) throws IOException {
    Claims.enter(cli().home(), Files.writeString(directory.resolve("claims.csv"), HEADER + rows));
  }

  private String rules(String source) throws IOException {
    return Files.writeString(
            directory.resolve("versions.yaml"),
            """
            authority:
              - class: server
                attribute: os.version
                sources:
                  - {source: "%s", fresh: 60d}
            """
                .formatted(source))
        .toString();
  }

  /// `import:a` sees 12.0 in January and 12.1 in March; what it saw in February comes late.
  @BeforeEach
  void fill() throws IOException {
    assertThat(cli().run("init").exit()).isZero();
    cli().run("rules", "apply", rules("import:a"), "--reason", "a knows");
    enter(
        "import:a,"
            + WEB
            + "os.version,12.0,2026-01-01T00:00:00Z\n"
            + "import:b,"
            + WEB
            + "os.version,11.9,2026-01-01T00:00:00Z\n"
            + "import:a,"
            + WEB
            + "os.version,12.1,2026-03-01T00:00:00Z\n");
    before = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)).instant();
    enter("import:a," + WEB + "os.version,12.05,2026-02-01T00:00:00Z\n");
  }

  private JsonNode version(String... options) {
    var arguments = new String[options.length + 3];
    System.arraycopy(new String[] {"lineage", "AAAA1111", "os.version"}, 0, arguments, 0, 3);
    System.arraycopy(options, 0, arguments, 3, options.length);
    return cli().json(arguments);
  }

  private static String value(JsonNode lineage) {
    return lineage.get("value").stringValue();
  }

  @Test
  void aValueIsThatOfThenAndItsLosersAreThoseOfThen() {
    assertThat(value(version())).isEqualTo("12.1");
    var january = version("--at", "2026-01-15");
    assertThat(value(january)).isEqualTo("12.0");
    assertThat(january.get("status").stringValue()).isEqualTo("verified");
    assertThat(january.get("lastVerified").stringValue()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(january.get("claims")).hasSize(2);
    assertThat(january.get("claims").get(0).get("outcome").stringValue()).isEqualTo("won");
    assertThat(january.get("claims").get(1).get("outcome").stringValue()).isEqualTo("lost");
    assertThat(january.get("asOf").get("at").stringValue())
        .isEqualTo("2026-01-15T23:59:59.999999Z");
  }

  @Test
  void whatCameLateCountsOnlyForWhoKnewIt() {
    assertThat(value(version("--at", "2026-02-15"))).isEqualTo("12.05");
    var then = version("--at", "2026-02-15", "--known-at", before.toString());
    assertThat(value(then)).isEqualTo("12.0");
    assertThat(then.get("lastVerified").stringValue()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void freshnessIsThatOfThen() {
    assertThat(version("--at", "2026-02-28").get("status").stringValue()).isEqualTo("verified");
    var known = version("--at", "2026-02-28T12:00:00Z", "--known-at", before.toString());
    assertThat(known.get("lastVerified").stringValue()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(version("--at", "2026-02-28").get("freshUntil").stringValue())
        .isEqualTo("2026-04-02T00:00:00Z");
  }

  @Test
  void theRulesAreThoseThatWereInForce() throws IOException {
    var trustingA = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)).instant();
    cli().run("rules", "apply", rules("import:b"), "--reason", "b knows better");
    assertThat(value(version("--at", "2026-01-15"))).isEqualTo("11.9");
    var then = version("--at", "2026-01-15", "--known-at", trustingA.toString());
    assertThat(value(then)).isEqualTo("12.0");
    assertThat(then.get("decision").get("ruleSet").stringValue())
        .isNotEqualTo(version().get("decision").get("ruleSet").stringValue());
  }

  @Test
  void anItemIsShownAsItWasAndSaysSo() {
    var shown = cli().run("ci", "show", "AAAA1111", "--at", "2026-01-15");
    assertThat(shown.exit()).as(shown.err()).isZero();
    assertThat(shown.out()).contains("THE PAST: as of 2026-01-15", "12.0").doesNotContain("12.1");
    var json = cli().json("ci", "show", "AAAA1111", "--at", "2026-01-15");
    assertThat(json.get("attributes").get("os.version").get("value").stringValue())
        .isEqualTo("12.0");
    assertThat(json.get("lastSeen").stringValue()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void beforeAnybodyMetItThereIsNothingToShow() {
    var early = cli().run("ci", "show", "AAAA1111", "--at", "2025-12-31");
    assertThat(early.exit()).isEqualTo(4);
    assertThat(early.err()).contains("nobody had met");
    assertThat(cli().run("lineage", "AAAA1111", "--known-at", "1d ago").exit()).isEqualTo(4);
    assertThat(cli().run("lineage", "AAAA1111", "--at", "whenever").exit()).isEqualTo(2);
    assertThat(cli().run("lineage", "AAAA1111", "--at", "2126-01-01").exit()).isEqualTo(2);
    assertThat(cli().run("lineage", "AAAA1111", "--at", "-2d").exit()).isZero();
  }

  @Test
  void historyNamesWhoMetItFirst() {
    var first = cli().json("ci", "history", "AAAA1111").get(0);
    assertThat(first.get("what").stringValue()).isEqualTo("first seen");
    assertThat(first.get("source").stringValue()).startsWith("import:");
    assertThat(first.get("run").stringValue()).isNotBlank();
    assertThat(first.get("transcript").stringValue()).hasSize(64);
  }
}
