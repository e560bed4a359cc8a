package org.cadastre.settings;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.knowledge.Vocabulary;

/// Reads `config/vocabulary`.
final class VocabularyFiles {
  private final Map<String, Map<String, String>> spellings = new TreeMap<>();

  void add(Node file) {
    file.only("vendors", "os");
    words(file, "vendors", "vendor");
    words(file, "os", "os");
  }

  private void words(Node file, String list, String kind) {
    var words = spellings.computeIfAbsent(kind, _ -> new TreeMap<>());
    for (var node : file.field(list).items()) {
      node.only("name", "aliases");
      var name = node.text("name");
      add(node, words, name, name);
      node.texts("aliases").forEach(alias -> add(node, words, alias, name));
    }
  }

  private static void add(Node node, Map<String, String> words, String said, String name) {
    var other = words.put(said.strip().toLowerCase(Locale.ROOT), name);
    if (other != null && !other.equals(name)) {
      node.problem("'" + said + "' is already a writing of '" + other + "'");
    }
  }

  Vocabulary vocabulary() {
    return Vocabulary.of(spellings);
  }
}
