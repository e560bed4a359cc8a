package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// How somebody teaches Cadastre a device of which it knows nothing.
class KnowledgeCommandTest {
  private static final Path ROOT = Path.of(System.getProperty("cadastre.root", "."));

  private static final String RECORDING =
      """
      cadastre transcript 1
      probe snmp
      endpoint snmp:192.0.2.7:161
      started 2026-11-21T12:00:00Z
      ended 2026-11-21T12:00:01Z
      ? get
       1.3.6.1.2.1.1.1.0
       1.3.6.1.2.1.1.2.0
      = 0 complete
       1.3.6.1.2.1.1.1.0|4|Frostline Igloo 24, IceOS 4.2
       1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.99999.24.1
      """;

  private static final String KNOWLEDGE =
      """
      entries:
        - id: frostline-igloo
          when:
            sysObjectID: {under: 1.3.6.1.4.1.99999.24}
          facts: {hw.vendor: Frostline, device.role: switch}
          extract:
            - {attribute: hw.model, from: sysDescr, pattern: '^Frostline ([^,]+),'}
            - {attribute: os.version, from: sysDescr, pattern: 'IceOS (\\S+)'}
          examples:
            - recording: igloo.transcript
              facts: {hw.vendor: Frostline, hw.model: Igloo 24, os.version: '%s'}
      """;

  @TempDir private Path directory = Path.of("");

  private Cli cli() {
    return new Cli(directory.resolve("home"));
  }

  private Path write(String name, String text) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, text);
  }

  private static JsonNode row(JsonNode rows, String attribute) {
    for (var row : rows) {
      if (row.get("attribute").stringValue().equals(attribute)) {
        return row;
      }
    }
    throw new AssertionError(rows.toString());
  }

  @Test
  void whatIsShippedHolds() {
    var ran = cli().run("knowledge", "check");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).startsWith("ok: ");
  }

  @Test
  void theCoverageTableIsThatOfTheKnowledge() throws IOException {
    var written = cli().run("knowledge", "coverage").out();
    assertThat(written).contains("| MikroTik |", "| Debian |", "| nginx |");
    assertThat(Files.readString(ROOT.resolve("docs/coverage.md")))
        .as("stale: run ./cadastre knowledge coverage > docs/coverage.md")
        .isEqualTo(written);
  }

  @Test
  void anUnknownDeviceIsUnknownAndItsFirstAnswersAreShown() throws IOException {
    var recording = write("igloo.transcript", RECORDING);
    var ran = cli().run("knowledge", "test", recording.toString());
    assertThat(ran.out())
        .containsPattern("hw.model +unknown")
        .containsPattern("hw.vendor +unknown");
    assertThat(ran.err()).contains("1.3.6.1.4.1.99999.24.1", "Frostline Igloo 24");
  }

  @Test
  void twoFilesTeachTheDevice() throws IOException {
    var recording = write("snmp/recordings/igloo.transcript", RECORDING);
    var knowledge = write("snmp/frostline.yaml", KNOWLEDGE.formatted("4.2"));
    var words = write("frostline.yaml", "vendors:\n  - {name: Frostline}\n");
    var checked =
        cli().run("knowledge", "check", knowledge.toString(), words.toString(), "-o", "json");
    assertThat(checked.exit()).as(checked.err()).isZero();
    var before = cli().run("knowledge", "check", "-o", "json").json();
    assertThat(checked.json().get("entries").asInt()).isEqualTo(before.get("entries").asInt() + 1);
    var rows =
        cli()
            .json(
                "knowledge", "test", knowledge.toString(), words.toString(), recording.toString());
    assertThat(row(rows, "hw.model").get("value").stringValue()).isEqualTo("Igloo 24");
    assertThat(row(rows, "hw.model").get("knowledge").stringValue()).isEqualTo("frostline-igloo");
    assertThat(row(rows, "hw.model").get("before").isNull()).isTrue();
    assertThat(row(rows, "hw.serial_number").get("value").isNull()).isTrue();
  }

  @Test
  void everyErrorIsToldWithItsPlace() throws IOException {
    write("snmp/recordings/igloo.transcript", RECORDING);
    var knowledge = write("snmp/frostline.yaml", KNOWLEDGE.formatted("4.3"));
    var unspelt = cli().run("knowledge", "check", knowledge.toString());
    assertThat(unspelt.exit()).isEqualTo(2);
    assertThat(unspelt.err()).contains("frostline.yaml:5: 'Frostline' is not in the vocabulary");
    var words = write("words.yaml", "vendors:\n  - {name: Frostline}\n");
    var wrong = cli().run("knowledge", "check", knowledge.toString(), words.toString());
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("frostline.yaml:10: entry 'frostline-igloo' expects os.version = '4.3'")
        .contains("but gets '4.2'");
    var lost = write("snmp/lost.yaml", KNOWLEDGE.replace("igloo.tr", "gone.tr"));
    assertThat(cli().run("knowledge", "check", lost.toString(), words.toString()).err())
        .contains("lost.yaml:10: there is no recording");
  }

  @Test
  void aFileOfWhichNobodyKnowsTheProtocolIsToldSo() throws IOException {
    var stray =
        write("stray.yaml", "entries:\n  - {id: x, when: {smoke: {matches: a}}, facts: {}}\n");
    var ran = cli().run("knowledge", "check", stray.toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("stray.yaml:1: of which protocol?");
  }

  @Test
  void whatIsNoRecordingIsRefused() throws IOException {
    var file = write("x.transcript", "no transcript");
    var ran = cli().run("knowledge", "test", file.toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("x.transcript");
  }
}
