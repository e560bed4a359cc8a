package org.cadastre.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.settings.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadGlpiTest {
  @TempDir Path directory;

  private List<String> problems(String content) throws IOException {
    var file = Taken.write(directory, "i.json", content);
    try (var taken = Taken.IMPORTS.glpi(null).take(file, Taken.NOW)) {
      assertThat(taken.toList()).as("nothing should be taken").isNull();
      return List.of();
    } catch (BadImportException e) {
      return e.problems().stream().map(p -> p.line() + ": " + p.message()).toList();
    }
  }

  @Test
  void everyErrorIsNamedWithItsPlace() throws IOException {
    assertThat(
            problems(
                """
                {
                  "partial": "yes",
                  "itemtype": "Toaster",
                  "content": {
                    "bios": [],
                    "softwares": [{"name": "a"}, "b"],
                    "drives": {"type": "/"}
                  }
                }
                """))
        .containsExactly(
            "1: 'deviceid' is missing",
            "2: column 14: 'partial' must be true or false, not a text",
            "3: column 15: 'itemtype' must be one of Unmanaged, Computer, Phone, NetworkEquipment,"
                + " Printer",
            "5: column 13: 'bios' must be an object, not a list",
            "6: column 18: 'softwares' must be a list of objects",
            "7: column 15: 'drives' must be a list of objects");
  }

  @Test
  void whatIsNoInventoryIsRefused() throws IOException {
    assertThat(problems("[1]")).singleElement().asString().contains("expected an inventory");
    assertThat(problems("")).singleElement().asString().contains("nothing is there");
    assertThat(problems("{\"deviceid\": \"a\", \"content\": 5}"))
        .containsExactly("1: 'content' must be an object");
    assertThat(problems("{\"deviceid\": \"a\"}")).containsExactly("1: 'content' must be an object");
    assertThat(problems("{\"deviceid\": \"a\", \"content\": {}} {}"))
        .singleElement()
        .asString()
        .contains("something follows");
  }

  @Test
  void truncatedDeepAndDoubledJsonIsRefused() throws IOException {
    assertThat(problems("{\"deviceid\": \"a\",\n \"content\": {\"bios\": {"))
        .singleElement()
        .asString()
        .startsWith("2: column ")
        .contains("not JSON");
    assertThat(problems("{\"deviceid\": \"a\", \"content\": {\"x\": " + "[".repeat(100_000)))
        .singleElement()
        .asString()
        .contains("nested deeper than 50");
    assertThat(problems("{\"deviceid\": \"a\", \"deviceid\": \"b\", \"content\": {}}"))
        .singleElement()
        .asString()
        .contains("not JSON");
    assertThat(problems("{\"deviceid\": \"" + "x".repeat(Limits.FIELD_LENGTH + 1) + "\"}"))
        .singleElement()
        .asString()
        .contains("longer than 64 KiB");
  }

  @Test
  void aProductKeyIsNotKept() throws IOException {
    var file =
        Taken.write(
            directory,
            "windows.json",
            """
            {"deviceid": "w", "content": {"hardware": {"name": "w", "winprodkey" : "AAAAA-\\"BBBBB"},
             "envs": [{"key": "TOKEN", "val": "hunter2"}], "licenseinfos": [{"key": "CCCCC"}]}}
            """);
    var transcript = Taken.transcripts(Taken.IMPORTS.glpi(null), file).getFirst();
    assertThat(transcript.toString())
        .contains("\"winprodkey\" : \"***\"")
        .doesNotContain("BBBBB", "hunter2", "CCCCC");
  }

  @Test
  void aClockThatIsAheadMakesHearsay() throws IOException {
    var file =
        Taken.write(
            directory,
            "ahead.json",
            """
            {"deviceid": "w", "content": {"hardware": {"name": "w"},
             "accesslog": {"logdate": "2099-01-01 00:00:00Z"}}}
            """);
    assertThat(Taken.testimonies(Taken.IMPORTS.glpi(null), file).getFirst().observedAt()).isNull();
  }

  @Test
  void anOperatorCannotHaveSeenWhatIsYetToCome() throws IOException {
    var file = Taken.write(directory, "i.json", "{\"deviceid\": \"w\", \"content\": {}}");
    var importer = Taken.IMPORTS.glpi(Instant.parse("2099-01-01T00:00:00Z"));
    try (var taken = importer.take(file, Taken.NOW)) {
      assertThat(taken.toList()).as("nothing should be taken").isNull();
    } catch (BadImportException e) {
      assertThat(e.problems()).extracting(Problem::message).asString().contains("yet to come");
    }
  }

  @Test
  void aTranscriptThatSomebodyBrokeIsReadAsFarAsItGoes() throws IOException {
    var file = Taken.corpus("glpi/computer_1.json");
    var whole = Taken.transcripts(Taken.IMPORTS.glpi(null), file).getFirst();
    var broken =
        whole.exchanges().stream()
            .map(e ->
                e.answer() instanceof Answer.Said said && !e.question().verb().equals("header")
                    ? new Exchange(
                        e.question(),
                        new Answer.Said(said.text().substring(said.text().length() / 2), 0, true))
                    : e)
            .toList();
    var reader = Taken.IMPORTS.readers().get("import-glpi");
    assertThat(reader).isNotNull();
    var transcript =
        new Transcript(whole.probe(), whole.endpoint(), whole.started(), whole.ended(), broken);
    assertThat(reader == null ? List.of() : reader.read(transcript)).hasSize(1);
    var junk = List.of(new Exchange(new Question("section", ""), new Answer.Said("{", 0, true)));
    var empty =
        new Transcript(whole.probe(), whole.endpoint(), whole.started(), whole.ended(), junk);
    assertThat(reader == null ? List.of() : reader.read(empty)).isEmpty();
  }
}
