package org.cadastre.imports;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Testimony;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptText;
import org.cadastre.core.model.Value;
import org.cadastre.settings.Configuration;

/// Takes files in with the configuration that we ship, and reads them from their archived text.
final class Taken {
  static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  static final Configuration CONFIG =
      Configuration.load(Path.of(System.getProperty("cadastre.config", "../config")));
  static final Imports IMPORTS = new Imports(CONFIG.model(), CONFIG.vocabulary());

  private Taken() {}

  static List<Transcript> transcripts(Importer importer, Path file) throws IOException {
    try (var taken = importer.take(file, NOW)) {
      return taken.toList();
    }
  }

  /// Each transcript is read by itself, from the text that the archive would give back.
  static List<Testimony> testimonies(Importer importer, Path file) throws IOException {
    var testimonies = new ArrayList<Testimony>();
    for (var transcript : transcripts(importer, file)) {
      var archived = TranscriptText.read(TranscriptText.write(transcript));
      testimonies.addAll(importer.reader().read(archived));
    }
    return testimonies;
  }

  static Path write(Path directory, String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  /// A file of the corpus, in its place; the test is skipped where there is none.
  static Path corpus(String file) {
    var root = Path.of(System.getProperty("cadastre.root", ".."));
    var path = root.resolve("../shared/corpus/reconcile").resolve(file).normalize();
    assumeTrue(Files.isReadable(path), () -> "the corpus is not at " + path);
    return path;
  }

  static <F extends Finding> List<F> findings(Testimony testimony, Class<F> kind) {
    return testimony.findings().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  static List<Finding.Fact> facts(List<Testimony> testimonies) {
    return testimonies.stream()
        .flatMap(testimony -> findings(testimony, Finding.Fact.class).stream())
        .toList();
  }

  /// Attribute to value, of facts that all speak of one subject.
  static Map<String, Value> values(List<Finding.Fact> facts) {
    var values = new TreeMap<String, Value>();
    facts.forEach(fact -> values.put(fact.attribute(), fact.value()));
    return values;
  }
}
