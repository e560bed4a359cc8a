package org.cadastre.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.Vocabulary;
import org.cadastre.core.model.ClassModel;

/// The vocabulary and the knowledge of all protocols: what is shipped, and candidates in front of
/// it, which replace files of the same name.
final class KnowledgeShelves {
  private static final String VOCABULARY = "vocabulary";

  private final List<Problem> problems;
  private final Map<String, Path> words = new TreeMap<>();
  private final Map<String, Map<String, Path>> files = new TreeMap<>();
  private final Map<String, KnowledgeFiles> read = new TreeMap<>();
  private Vocabulary vocabulary = Vocabulary.of(Map.of());

  KnowledgeShelves(Path shipped, List<Path> candidates, List<Problem> problems) {
    this.problems = problems;
    put(words, Directories.yamlFiles(shipped.resolve(VOCABULARY)));
    for (var protocol : Directories.directories(shipped.resolve("knowledge"))) {
      put(shelf(name(protocol)), Directories.yamlFiles(protocol));
    }
    candidates.forEach(this::candidate);
  }

  private Map<String, Path> shelf(String protocol) {
    return files.computeIfAbsent(protocol, _ -> new TreeMap<>());
  }

  private static void put(Map<String, Path> shelf, List<Path> files) {
    files.forEach(file -> shelf.put(name(file), file));
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private void candidate(Path file) {
    var ignored = new ArrayList<Problem>();
    var node = Source.read(file, ignored);
    if (!file.toString().endsWith(".yaml")) {
      problem(file, "the name of a knowledge or vocabulary file ends in .yaml");
    } else if (node.has("vendors") || node.has("os")) {
      words.put(name(file), file);
    } else {
      var protocol = protocol(file, node);
      if (files.containsKey(protocol)) {
        shelf(protocol).put(name(file), file);
      } else {
        problem(
            file,
            "of which protocol? Put it into a directory that is called one of "
                + String.join(", ", files.keySet()));
      }
    }
  }

  private void problem(Path file, String message) {
    problems.add(new Problem(Source.shown(file), 1, message));
  }

  private String protocol(Path file, Node node) {
    var directory = file.toAbsolutePath().normalize().getParent();
    var called = directory == null ? "" : name(directory);
    if (files.containsKey(called)) {
      return called;
    }
    var clues = clues(node);
    var alike = files.keySet().stream().filter(p -> asksLike(p, clues)).toList();
    return alike.size() == 1 ? alike.getFirst() : "";
  }

  private boolean asksLike(String protocol, Set<String> clues) {
    var ignored = new ArrayList<Problem>();
    return shelf(protocol).values().stream()
        .flatMap(file -> clues(Source.read(file, ignored)).stream())
        .anyMatch(clues::contains);
  }

  private static Set<String> clues(Node file) {
    var clues = new HashSet<String>();
    file.field("entries").items().forEach(e -> clues.addAll(e.field("when").fields().keySet()));
    return clues;
  }

  void read(ClassModel model) {
    var spellings = new VocabularyFiles();
    words.values().forEach(file -> spellings.add(Source.read(file, problems)));
    vocabulary = spellings.vocabulary();
    files.forEach((protocol, shelf) -> {
      var knowledge = new KnowledgeFiles(model, vocabulary);
      shelf
          .values()
          .forEach(file ->
              knowledge.add(Source.read(file, problems), file.resolveSibling("recordings")));
      read.put(protocol, knowledge);
    });
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Map<String, Knowledge> knowledge() {
    return read.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> e.getValue().knowledge(), (some, _) -> some, TreeMap::new));
  }

  /// Notes every example that does not hold.
  void prove() {
    read.values().forEach(KnowledgeFiles::prove);
  }

  List<RecordedExample> recorded() {
    return read.entrySet().stream()
        .flatMap(e -> e.getValue().recorded(e.getKey()).stream())
        .toList();
  }
}
