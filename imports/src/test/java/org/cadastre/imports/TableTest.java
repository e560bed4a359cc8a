package org.cadastre.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Testimony;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.Value;
import org.cadastre.settings.InvalidConfigurationException;
import org.cadastre.settings.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
  private static final String MAPPING =
      """
      source: import:servers
      delimiter: ";"
      encoding: windows-1252
      observed_at: {column: Checked, format: dd.MM.yyyy, zone: Europe/Zurich}
      name: Name
      class:
        column: Type
        map: {Server: server, Switch: switch}
        otherwise: device
      identifiers:
        hw.serial_number: Serial
        hw.vendor: Maker
      attributes:
        host.name: Name
        hw.memory.size: {column: Memory, map: {8 GB: "8589934592"}}
        net.ip: {column: Addresses, split: ","}
        device.location: {column: Room, blank: none}
        os.name: {constant: "debian gnu/linux"}
      relations:
        - relation: runs_on
          class: hypervisor
          identifiers: {hw.uuid: Host}
      """;
  private static final String HEADER =
      "Name;Type;Serial;Maker;Memory;Addresses;Room;Host;Checked\n";

  @TempDir Path directory;
  private Path mapping = Path.of("");

  @BeforeEach
  void write() throws IOException {
    mapping = Taken.write(directory, "servers.yaml", MAPPING);
  }

  private Path table(String rows) throws IOException {
    var file = directory.resolve("servers.csv");
    return Files.write(file, (HEADER + rows).getBytes(Charset.forName("windows-1252")));
  }

  private List<String> problems(String rows) throws IOException {
    try (var taken = Taken.IMPORTS.csv(mapping).take(table(rows), Taken.NOW)) {
      assertThat(taken.toList()).as("nothing should be taken").isNull();
      return List.of();
    } catch (BadImportException e) {
      return e.problems().stream().map(p -> p.line() + ": " + p.message()).toList();
    }
  }

  private List<String> mappingProblems(String text) throws IOException {
    var file = Taken.write(directory, "bad.yaml", text);
    try {
      assertThat(Taken.IMPORTS.csv(file)).as("should be refused").isNull();
      return List.of();
    } catch (InvalidConfigurationException e) {
      return e.problems().stream().map(p -> p.line() + ": " + p.message()).toList();
    }
  }

  private static final String ROW =
      "Kölner Web;Server;AB12;Dell Inc.;8 GB;10.0.0.1, 10.0.0.2;;"
          + "4C4C4544-0034-3010-8048-B6C04F503732;31.01.2026\n";

  @Test
  void aRowIsUnderstoodByTheMapping() throws IOException {
    var said = Taken.testimonies(Taken.IMPORTS.csv(mapping), table(ROW)).getFirst();
    assertThat(said.source()).isEqualTo("import:servers");
    assertThat(said.observedAt()).isEqualTo(Instant.parse("2026-01-30T23:00:00Z"));
    var facts = Taken.findings(said, Finding.Fact.class);
    var subject = facts.getFirst().subject();
    assertThat(subject.name()).isEqualTo("Kölner Web");
    assertThat(subject.ciClass()).isEqualTo("server");
    assertThat(subject.keys())
        .containsExactly(new Key("hw.serial_number", "AB12"), new Key("hw.vendor", "Dell"));
    assertThat(Taken.values(facts))
        .containsEntry("host.name", Value.of("Kölner Web"))
        .containsEntry("hw.memory.size", Value.of(8_589_934_592L))
        .containsEntry("net.ip", Value.of(List.of("10.0.0.1", "10.0.0.2")))
        .containsEntry("device.location", new Value.None())
        .containsEntry("os.name", Value.of("Debian"));
    assertThat(facts.getFirst().evidence().knowledge()).isEqualTo("servers.yaml");
    assertThat(Taken.findings(said, Finding.Link.class))
        .singleElement()
        .satisfies(link -> {
          assertThat(link.relation()).isEqualTo("runs_on");
          assertThat(link.subject()).isEqualTo(subject);
          assertThat(link.other().keys())
              .containsExactly(new Key("hw.uuid", "4c4c4544-0034-3010-8048-b6c04f503732"));
        });
  }

  @Test
  void aBlankCellSaysNothingUnlessTheMappingSaysSo() throws IOException {
    var said = Taken.testimonies(Taken.IMPORTS.csv(mapping), table("a;Rack;AB12;;;;;;\n"));
    assertThat(said.getFirst().observedAt()).isNull();
    assertThat(Taken.facts(said).getFirst().subject().ciClass()).isEqualTo("device");
    assertThat(Taken.values(Taken.facts(said)))
        .containsOnlyKeys("host.name", "device.location", "os.name");
    assertThat(Taken.findings(said.getFirst(), Finding.Link.class)).isEmpty();
    assertThat(Taken.findings(said.getFirst(), Finding.Census.class)).isEmpty();
  }

  @Test
  void oldTranscriptsNeedNoMappingFile() throws IOException {
    var transcript = Taken.transcripts(Taken.IMPORTS.csv(mapping), table(ROW)).getFirst();
    Files.delete(mapping);
    var reader = Taken.IMPORTS.readers().get("import-csv");
    assertThat(reader).isNotNull();
    assertThat(Taken.facts(reader == null ? List.of() : reader.read(transcript))).hasSize(5);
  }

  @Test
  void aMappingThatTheModelNoLongerKnowsConcludesNothingAndSaysSo() throws IOException {
    var transcript = Taken.transcripts(Taken.IMPORTS.csv(mapping), table(ROW)).getFirst();
    var empty = ClassModel.of(List.of(), List.of(), List.of());
    var said = new TableReader(empty, new Spelling(Taken.CONFIG.vocabulary())).read(transcript);
    assertThat(said).extracting(Testimony::source).containsExactly("import-csv");
    assertThat(Taken.findings(said.getFirst(), Finding.Coverage.class))
        .extracting(Finding.Coverage::reason)
        .asString()
        .contains("no longer understood", "not declared");
  }

  @Test
  void everyBadRowIsNamed() throws IOException {
    assertThat(
            problems(
                """
                a;Server;;;;;;;
                b;Server;AB12;Dell;16 GB;;;;2026-01-31
                c;Server;AB12;Dell;;;;;01.01.2030
                d;Server;AB12
                """))
        .containsExactly(
            "2: no identifier: nobody knows whom this speaks of",
            "3: column 'Memory': the mapping has no word for '16 GB'",
            "3: column 'Checked': '2026-01-31' is not such a time as the mapping says",
            "4: observed at 2029-12-31T23:00:00Z, which is yet to come",
            "5: has 3 fields, the header 9");
  }

  @Test
  void aColumnThatTheTableDoesNotHaveIsNamed() throws IOException {
    var file = Taken.write(directory, "other.csv", "Name;Type;Serial\n");
    assertThatThrownBy(() -> Taken.transcripts(Taken.IMPORTS.csv(mapping), file))
        .isInstanceOf(BadImportException.class)
        .hasMessageContaining("other.csv:1: column 'Maker', which the mapping names, is not in")
        .hasMessageContaining("column 'Checked'");
    var empty = Taken.write(directory, "empty.csv", "\n\n");
    assertThatThrownBy(() -> Taken.transcripts(Taken.IMPORTS.csv(mapping), empty))
        .hasMessageContaining("holds nothing");
  }

  @Test
  void everyErrorOfAMappingIsNamedWithItsLine() throws IOException {
    assertThat(
            mappingProblems(
                """
                source: ssh
                delimiter: ";;"
                encoding: ebcdic-nonsense
                observed_at: yesterday
                class: {column: Type, map: {Server: sarver}}
                identifiers: {hw.serial_number: Serial}
                attributes:
                  host.nam: Name
                  host.name: {column: Name, split: ","}
                  net.ip: {column: Ip, constant: "10.0.0.1", blank: maybe}
                relations:
                  - {relation: likes, class: server, identifiers: {hw.uid: Id}}
                colour: blue
                """))
        .contains(
            "13: unknown key 'colour'; known here: source, delimiter, encoding, observed_at, class,"
                + " identifiers, host, name, attributes, relations",
            "1: 'ssh' is what we ask ourselves; name a copy of it import:ssh",
            "2: 'delimiter' must be one character, such as ';' or \"\\t\"",
            "3: 'encoding' must be an encoding, not 'ebcdic-nonsense'",
            "5: class 'sarver' is not declared",
            "8: attribute 'host.nam' is not declared",
            "9: attribute 'host.name' has one value: there is nothing to split",
            "10: expected either 'column' or 'constant'",
            "10: 'blank' must be unknown or none",
            "12: relation 'likes' is not declared")
        .anyMatch(p -> p.startsWith("4: 'observed_at' must be a time with its zone"))
        .anyMatch(p -> p.startsWith("12: class 'server' has no identifier 'hw.uid'; it has "))
        .hasSize(12);
  }

  @Test
  void partsNeedAHostInTheMapping() throws IOException {
    assertThat(
            mappingProblems(
                """
                source: import:ports
                class: interface
                identifiers: {interface.name: Port}
                """))
        .containsExactly("1: 'interface' exists only within a host: 'host' is missing");
    var ports =
        Taken.write(
            directory,
            "ports.yaml",
            """
            source: import:ports
            class: interface
            identifiers: {interface.name: Port}
            host: {class: switch, identifiers: {hw.uuid: Switch}}
            attributes: {interface.alias: Remark}
            """);
    var table = Taken.write(directory, "ports.csv", "Switch,Port,Remark\nu1,eth0,=uplink\n");
    var fact = Taken.facts(Taken.testimonies(Taken.IMPORTS.csv(ports), table)).getFirst();
    assertThat(fact.value()).isEqualTo(Value.of("=uplink"));
    assertThat(fact.subject().host()).isNotNull();
  }

  @Test
  void aMappingThatIsNoYamlIsRefused() throws IOException {
    assertThat(mappingProblems("source: [")).isNotEmpty();
    var file = directory.resolve("latin.yaml");
    Files.write(file, "source: K\u00f6ln\n".getBytes(Charset.forName("windows-1252")));
    assertThatThrownBy(() -> Taken.IMPORTS.csv(file))
        .isInstanceOfSatisfying(
            BadImportException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::message)
                    .containsExactly("is not UTF-8 from byte 9 on: save it as UTF-8"));
  }
}
