package org.cadastre.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cadastre.core.model.Value;
import org.cadastre.settings.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadClaimsTest {
  private static final String HEADER = "source,class,identifiers,attribute,value,observed_at\n";

  @TempDir Path directory;

  private List<String> problems(String name, String content) throws IOException {
    return problems(Taken.write(directory, name, content));
  }

  private static List<String> problems(Path file) throws IOException {
    try (var taken = Taken.IMPORTS.claims().take(file, Taken.NOW)) {
      assertThat(taken.toList()).as("nothing should be taken").isNull();
      return List.of();
    } catch (BadImportException e) {
      return e.problems().stream()
          .map(Problem::toString)
          .map(p -> p.substring(file.toString().length() - file.getFileName().toString().length()))
          .toList();
    }
  }

  @Test
  void everyErrorIsNamedWithItsPlaceBeforeAnythingIsKept() throws IOException {
    var problems =
        problems(
            "bad.csv",
            HEADER
                + """
                crm,server,hw.uuid=u1,host.name,web1,2026-01-31T08:45:00Z
                crm,sarver,hw.uuid=u1,host.nam,web1,yesterday
                crm,server,hw.uid=u1,hw.memory.size,much,2026-01-31 08:45

                crm,server,,host.name,x,2027-01-01T00:00:00Z
                crm,server,hw.uuid=u1,host.name
                crm,interface,interface.name=eth0,interface.mtu,1500,
                """);
    assertThat(problems)
        .containsExactly(
            "bad.csv:3: column 'identifiers': class 'sarver' is not declared",
            "bad.csv:3: column 'value': attribute 'host.nam' is not declared",
            "bad.csv:3: column 'observed_at': 'yesterday' is no time with its zone, such as"
                + " 2026-01-31T08:45:00Z",
            "bad.csv:4: column 'identifiers': class 'server' has no identifier 'hw.uid'; it has "
                + String.join(", ", identifiers()),
            "bad.csv:4: column 'value': 'much' is not a whole number",
            "bad.csv:4: column 'observed_at': '2026-01-31 08:45' is no time with its zone, such as"
                + " 2026-01-31T08:45:00Z",
            "bad.csv:6: column 'identifiers': no identifier: nobody knows whom this speaks of",
            "bad.csv:6: column 'observed_at': observed at 2027-01-01T00:00:00Z, which is yet to"
                + " come",
            "bad.csv:7: has 4 fields, the header 6",
            "bad.csv:8: column 'host_class': 'interface' exists only within a host: name it in"
                + " host_class and host_identifiers");
  }

  private static List<String> identifiers() {
    return Taken.CONFIG.model().identifiers("server").stream()
        .flatMap(e -> e.keys().stream())
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void hundredErrorsAreShownAndTheRestCounted() throws IOException {
    var file =
        Taken.write(directory, "many.csv", HEADER + "crm,server,hw.uuid=u,nope,x,\n".repeat(250));
    assertThatThrownBy(() -> Taken.transcripts(Taken.IMPORTS.claims(), file))
        .isInstanceOf(BadImportException.class)
        .hasMessageEndingWith("and 150 more")
        .hasMessageContaining("many.csv:101: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "snmp",
        "ssh",
        "glpi",
        "manual",
        "aws",
        "aws:123456789012",
        "azure:x",
        "Upper",
        ""
      })
  void aFileMayNotSpeakForWhatAsksForItself(String source) throws IOException {
    assertThat(problems("s.csv", HEADER + source + ",server,hw.uuid=u1,host.name,x,\n"))
        .singleElement()
        .asString()
        .startsWith("s.csv:2: column 'source': ");
  }

  @Test
  void aHeaderMustHoldAllColumnsAndNoOthers() throws IOException {
    assertThat(problems("h.csv", "source,class,identifiers,attribute,value,colour,source\n"))
        .containsExactly(
            "h.csv:1: column 'source' stands twice",
            "h.csv:1: column 'observed_at' is missing",
            "h.csv:1: unknown column 'colour'");
  }

  @Test
  void bytesThatAreNotUtf8AreNamed() throws IOException {
    var file = directory.resolve("latin.csv");
    var text = HEADER + "crm,server,hw.uuid=u1,host.name,K\u00f6ln,\n";
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(problems(file))
        .containsExactly("latin.csv:2: is not UTF-8 from byte 86 on: save it as UTF-8");
    Files.write(file, text.getBytes(StandardCharsets.UTF_16));
    assertThat(problems(file))
        .containsExactly("latin.csv:1: is UTF-16 from byte 0 on: save it as UTF-8");
  }

  @Test
  void aByteOrderMarkIsPassedOver() throws IOException {
    var file =
        Taken.write(directory, "bom.csv", "\uFEFF" + HEADER + "crm,server,hw.uuid=u,host.name,x,");
    assertThat(Taken.facts(Taken.testimonies(Taken.IMPORTS.claims(), file))).hasSize(1);
  }

  @Test
  void controlCharactersAndFormulasAreData() throws IOException {
    var row = "crm,server,hw.uuid=u1,host.name,=cmd|'/C calc'!A0\u0000\u001b[2J,\n";
    var file = Taken.write(directory, "formula.csv", HEADER + row);
    assertThat(Taken.facts(Taken.testimonies(Taken.IMPORTS.claims(), file)).getFirst().value())
        .isEqualTo(Value.of("=cmd|'/C calc'!A0\u0000\u001b[2J"));
  }

  @Test
  void aRowWithoutEndIsNotReadToItsEnd() throws IOException {
    var quoted = HEADER + "crm,server,\"" + "x\n".repeat(Limits.ROW_LENGTH);
    assertThat(problems("giant.csv", quoted))
        .containsExactly("giant.csv:2: row is longer than 1 MiB; is a quotation mark not closed?");
    assertThat(problems("line.jsonl", "{\"a\":\"" + "x".repeat(Limits.ROW_LENGTH) + "\"}"))
        .containsExactly("line.jsonl:1: row is longer than 1 MiB");
  }

  @Test
  void aFieldHasALargestSize() throws IOException {
    var giant = "x".repeat(Limits.FIELD_LENGTH + 1);
    assertThat(problems("f.csv", HEADER + "crm,server,hw.uuid=u,host.name," + giant + ",\n"))
        .containsExactly("f.csv:2: field 5 is longer than 64 KiB");
    assertThat(problems("f.jsonl", "{\"value\": \"" + giant + "\"}"))
        .containsExactly("f.jsonl:1: character 11: field is longer than 64 KiB");
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    assertThat(problems("t.csv", HEADER + "crm,server,hw.uuid=u,host.name,\"web"))
        .containsExactly("t.csv:2: a quotation mark is not closed");
    assertThat(problems("t.jsonl", "{\"source\": \"crm\", \"val"))
        .singleElement()
        .asString()
        .startsWith("t.jsonl:1: character ")
        .contains("not JSON");
  }

  @Test
  void deepJsonIsRefused() throws IOException {
    assertThat(problems("deep.jsonl", "{\"value\":" + "[".repeat(100_000)))
        .containsExactly("deep.jsonl:1: character 59: nested deeper than 50");
  }

  @Test
  void garbageBetweenQuotationMarkAndDelimiterIsNamed() throws IOException {
    assertThat(problems("q.csv", HEADER + "\"crm\"x,server,hw.uuid=u,host.name,web,\n"))
        .containsExactly(
            "q.csv:2: something stands between a closing quotation mark and the next delimiter");
  }

  @Test
  void fieldsOfJsonThatWeDoNotKnowAreNamed() throws IOException {
    assertThat(
            problems(
                "u.jsonl",
                """
                {"source":"crm","class":"server","identifiers":{"hw.uuid":{"a":1}},"attribute":"host.name","vlaue":"x"}
                ["source"]
                """))
        .containsExactly(
            "u.jsonl:1: unknown field 'vlaue'",
            "u.jsonl:1: column 'identifiers': 'hw.uuid' is an object, not a text",
            "u.jsonl:2: expected an object, not a list");
  }
}
