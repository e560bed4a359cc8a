package org.cadastre.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files and transcripts that somebody broke, here and there and at random.
class MangledTest {
  private static final int CASES = 1_000;
  private static final String[] PIECES = {
    "\"",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    ";",
    "=",
    "\n",
    "\r",
    "\u0000",
    "\\",
    "\\ud800",
    "-1",
    "1e999",
    "999999999999999999",
    "null",
    "true",
    "\"x\":",
    "[[[",
    "2026-01-01T00:00:00Z",
    "\uFFFF",
    " "
  };

  @TempDir Path directory;

  private static String mangle(String text, Random random) {
    var mangled = new StringBuilder(text);
    for (int i = random.nextInt(6); i >= 0 && !mangled.isEmpty(); i--) {
      int at = random.nextInt(mangled.length());
      int end = Math.min(mangled.length(), at + random.nextInt(12));
      mangled.replace(at, end, random.nextBoolean() ? PIECES[random.nextInt(PIECES.length)] : "");
    }
    return mangled.toString();
  }

  private static Transcript mangle(Transcript whole, Random random) {
    var exchanges = new ArrayList<Exchange>();
    for (var exchange : whole.exchanges()) {
      var answer = exchange.answer() instanceof Answer.Said(var text, _, _) ? text : "";
      var question = exchange.question();
      exchanges.add(
          new Exchange(
              random.nextInt(20) == 0 ? new Question(question.verb(), "") : question,
              new Answer.Said(random.nextBoolean() ? mangle(answer, random) : answer, 0, true)));
    }
    return new Transcript(
        whole.probe(), whole.endpoint(), whole.started(), whole.ended(), exchanges);
  }

  private static void readMangled(TranscriptReader reader, Transcript whole) {
    for (int seed = 0; seed < CASES; seed++) {
      var transcript = mangle(whole, new Random(seed));
      assertThatCode(() -> reader.read(transcript)).as("seed " + seed).doesNotThrowAnyException();
    }
  }

  private static void takeMangled(Importer importer, Path file) throws IOException {
    var text = Files.readString(file);
    int refused = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Files.writeString(file, mangle(text, new Random(seed)));
      try (var taken = importer.take(file, Taken.NOW)) {
        taken.forEach(transcript -> importer.reader().read(transcript));
      } catch (BadImportException e) {
        assertThat(e.problems()).as("seed " + seed).isNotEmpty();
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private Path claims() throws IOException {
    return Taken.write(
        directory,
        "claims.csv",
        """
        source,class,identifiers,attribute,value,observed_at
        crm,server,"hw.uuid=u1;hw.vendor=""a"" ",net.ip,10.0.0.1;10.0.0.2,2026-01-01T00:00:00Z
        crm,server,hw.uuid=u1,hw.memory.size,5,
        """);
  }

  @Test
  void claimsNeverMakeTheReaderThrow() throws IOException {
    var importer = Taken.IMPORTS.claims();
    readMangled(importer.reader(), Taken.transcripts(importer, claims()).getFirst());
    takeMangled(importer, claims());
  }

  @Test
  void linesOfJsonNeverMakeTheReaderThrow() throws IOException {
    var importer = Taken.IMPORTS.claims();
    var file =
        Taken.write(
            directory,
            "claims.jsonl",
            """
            {"source":"crm","class":"server","identifiers":{"hw.uuid":"u1"},"attribute":"net.ip","value":["a"]}
            """);
    readMangled(importer.reader(), Taken.transcripts(importer, file).getFirst());
    takeMangled(importer, file);
  }

  @Test
  void tablesNeverMakeTheReaderThrow() throws IOException {
    var mapping =
        Taken.write(
            directory,
            "m.yaml",
            """
            source: import:x
            class: {column: Type, otherwise: server}
            identifiers: {hw.uuid: Id}
            attributes: {host.name: Name, net.ip: {column: Ip, split: ","}}
            """);
    var importer = Taken.IMPORTS.csv(mapping);
    var file = Taken.write(directory, "t.csv", "Id,Name,Ip,Type\nu1,\"web\",\"1,2\",server\n");
    readMangled(importer.reader(), Taken.transcripts(importer, file).getFirst());
    takeMangled(importer, file);
  }

  @Test
  void inventoriesNeverMakeTheReaderThrow() throws IOException {
    var importer = Taken.IMPORTS.glpi(null);
    for (var name : List.of("computer_1.json", "printer_1.json", "phone_1.json")) {
      var file = Taken.corpus("glpi/" + name);
      readMangled(importer.reader(), Taken.transcripts(importer, file).getFirst());
    }
    var copy = directory.resolve("printer.json");
    Files.copy(Taken.corpus("glpi/printer_1.json"), copy);
    copy.toFile().setWritable(true);
    takeMangled(importer, copy);
  }
}
