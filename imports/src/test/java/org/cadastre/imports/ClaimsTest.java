package org.cadastre.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Testimony;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {
  private static final String HEADER =
      "source,class,identifiers,attribute,value,observed_at,name\n";

  @TempDir Path directory;

  private List<Testimony> csv(String rows) throws IOException {
    var file = Taken.write(directory, "claims.csv", HEADER + rows);
    return Taken.testimonies(Taken.IMPORTS.claims(), file);
  }

  private List<Testimony> jsonl(String... lines) throws IOException {
    var file = Taken.write(directory, "claims.jsonl", String.join("\n", lines));
    return Taken.testimonies(Taken.IMPORTS.claims(), file);
  }

  @Test
  void rowsOfOneSourceAndTimeAreOneTestimonyAboutOneItem() throws IOException {
    var said =
        csv(
            """
            import:cmdb,server,hw.uuid=4C4C4544-0034-3010-8048-B6C04F503732,host.name,web1,2026-01-31T08:45:00+01:00,web one
            import:cmdb,server,hw.uuid=4c4c4544-0034-3010-8048-b6c04f503732,hw.memory.size,8589934592,2026-01-31T08:45:00+01:00,
            import:other,server,hw.uuid=4c4c4544-0034-3010-8048-b6c04f503732,host.name,web1,2026-01-31T08:45:00+01:00,
            """);
    assertThat(said).extracting(Testimony::source).containsExactly("import:cmdb", "import:other");
    assertThat(said.getFirst().observedAt()).isEqualTo(Instant.parse("2026-01-31T07:45:00Z"));
    var facts = Taken.findings(said.getFirst(), Finding.Fact.class);
    assertThat(facts).extracting(Finding.Fact::subject).containsOnly(facts.getFirst().subject());
    assertThat(facts.getFirst().subject().name()).isEqualTo("web one");
    assertThat(Taken.values(facts))
        .containsEntry("host.name", Value.of("web1"))
        .containsEntry("hw.memory.size", Value.of(8_589_934_592L));
  }

  @Test
  void aRowWithoutItsOwnObservationTimeIsHearsay() throws IOException {
    var said = csv("crm,server,net.mac=00-11-22-AA-BB-CC,host.name,web1,,\n");
    assertThat(said.getFirst().observedAt()).isNull();
    assertThat(Taken.facts(said).getFirst().subject().keys())
        .containsExactly(new Key("net.mac", "00:11:22:aa:bb:cc"));
  }

  @Test
  void anEmptyValueWasObservedToBeEmpty() throws IOException {
    var said = csv("crm,server,hw.uuid=u1,device.location,,,\n");
    assertThat(Taken.facts(said).getFirst().value()).isEqualTo(new Value.None());
  }

  @Test
  void aMissingFieldOfJsonIsNotObservedAndNullIsObservedEmpty() throws IOException {
    var said =
        jsonl(
            """
            {"source":"crm","class":"server","identifiers":{"hw.uuid":"u1"},"attribute":"host.name"}\
            """,
            """
            {"source":"crm","class":"server","identifiers":{"hw.uuid":"u1"},"attribute":"host.arch","value":null}\
            """);
    assertThat(Taken.values(Taken.facts(said))).containsOnlyKeys("host.arch");
    assertThat(Taken.facts(said).getFirst().value()).isEqualTo(new Value.None());
  }

  @Test
  void severalIdentifiersAndElementsMayBeQuoted() throws IOException {
    var said =
        csv(
            """
            crm,server,"hw.serial_number=""A;""\""1"";hw.vendor=Dell Inc.;net.mac=00:11:22:aa:bb:cc",net.ip,"10.0.0.1; 10.0.0.2 ;""x;y""\",,
            """);
    var fact = Taken.facts(said).getFirst();
    assertThat(fact.subject().keys())
        .containsExactly(
            new Key("hw.serial_number", "A;\"1"),
            new Key("hw.vendor", "Dell"),
            new Key("net.mac", "00:11:22:aa:bb:cc"));
    assertThat(fact.value()).isEqualTo(Value.of(List.of("10.0.0.1", "10.0.0.2", "x;y")));
  }

  @Test
  void jsonSaysTheSameAsCsv() throws IOException {
    var fromCsv =
        csv("crm,server,hw.uuid=u1;net.mac=00:11:22:aa:bb:cc,net.ip,10.0.0.1;10.0.0.2,,web1\n");
    var fromJson =
        jsonl(
            "{'source':'crm','class':'server','name':'web1','attribute':'net.ip',"
                    .replace('\'', '"')
                + "'identifiers':{'hw.uuid':'u1','net.mac':['00:11:22:aa:bb:cc']},"
                    .replace('\'', '"')
                + "'value':['10.0.0.2','10.0.0.1'],'observed_at':null}".replace('\'', '"'));
    var one = Taken.facts(fromCsv).getFirst();
    var other = Taken.facts(fromJson).getFirst();
    assertThat(other.subject()).isEqualTo(one.subject());
    assertThat(other.value()).isEqualTo(one.value());
  }

  @Test
  void anItemWithinAHostNamesItsHost() throws IOException {
    var file =
        Taken.write(
            directory,
            "parts.csv",
            """
            source,class,identifiers,attribute,value,observed_at,host_class,host_identifiers
            crm,interface,interface.name=eth0,interface.mtu,1500,,server,hw.uuid=u1
            """);
    var fact = Taken.facts(Taken.testimonies(Taken.IMPORTS.claims(), file)).getFirst();
    assertThat(fact.value()).isEqualTo(Value.of(1500));
    assertThat(fact.subject().host()).isNotNull();
    assertThat(fact.subject().name()).isEqualTo("eth0");
  }

  @Test
  void rowsProveNoAbsence() throws IOException {
    var said = csv("crm,server,hw.uuid=u1,host.name,web1,2026-01-31T08:45:00Z,\n").getFirst();
    assertThat(Taken.findings(said, Finding.Census.class)).isEmpty();
    assertThat(Taken.findings(said, Finding.Coverage.class))
        .extracting(Finding.Coverage::outcome)
        .containsOnly(Outcome.PARTIAL);
  }

  @Test
  void everyFactCitesItsRow() throws IOException {
    var file =
        Taken.write(
            directory, "cl:ai ms.csv", HEADER + "\ncrm,server,hw.uuid=u1,host.name,\"a\nb\",,\n");
    var transcript = Taken.transcripts(Taken.IMPORTS.claims(), file).getFirst();
    var fact = Taken.facts(Taken.IMPORTS.claims().reader().read(transcript)).getFirst();
    var cited = transcript.exchanges().get(fact.evidence().exchange());
    assertThat(transcript.endpoint()).hasToString("import:cl_ai_ms.csv:0");
    assertThat(cited.question().text()).isEqualTo("cl_ai_ms.csv:3");
    assertThat(fact.evidence().transcript()).isEqualTo(transcript.hash());
    assertThat(fact.value()).isEqualTo(Value.of("a\nb"));
  }

  @Test
  void aLargeFileIsCutIntoTranscriptsThatStandAlone() throws IOException {
    var rows = new StringBuilder();
    for (int i = 0; i < 2_500; i++) {
      rows.append("crm,server,hw.uuid=u").append(i).append(",host.name,h").append(i).append(",,\n");
    }
    var file = Taken.write(directory, "large.csv", HEADER + rows);
    assertThat(Taken.transcripts(Taken.IMPORTS.claims(), file)).hasSize(3);
    var facts = Taken.facts(Taken.testimonies(Taken.IMPORTS.claims(), file));
    assertThat(facts).hasSize(2_500);
    assertThat(facts.getLast().value()).isEqualTo(Value.of("h2499"));
  }

  @Test
  void rowsThatTheModelNoLongerKnowsAreSaidAloud() throws IOException {
    var file =
        Taken.write(directory, "old.csv", HEADER + "crm,server,hw.uuid=u1,host.name,web1,,\n");
    var transcript = Taken.transcripts(Taken.IMPORTS.claims(), file).getFirst();
    var other = ClassModel.of(List.of(), List.of(), List.of());
    var reader = new Imports(other, Taken.CONFIG.vocabulary()).claims().reader();
    var said = reader.read(transcript);
    assertThat(said).hasSize(1);
    assertThat(Taken.findings(said.getFirst(), Finding.Coverage.class))
        .singleElement()
        .satisfies(coverage -> {
          assertThat(coverage.outcome()).isEqualTo(Outcome.PARTIAL);
          assertThat(coverage.reason()).contains("1 row is no longer understood", "not declared");
        });
  }
}
