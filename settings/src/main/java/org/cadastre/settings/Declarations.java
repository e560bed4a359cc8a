package org.cadastre.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// The model and rule files that are in force together: those that were shipped, and a home's own,
/// which replace those of the same name.
final class Declarations {
  static final String MODEL = "model";
  static final String RULES = "rules";

  private static final Set<String> MODEL_KEYS = Set.of("classes", "attributes", "relations");

  /// @param shown as an operator would open it
  private record Text(String shown, String content) {}

  private final List<Problem> problems;
  private final Map<String, Text> byPlace = new TreeMap<>();

  Declarations(List<Problem> problems) {
    this.problems = problems;
  }

  /// Puts the files of a directory over those that are there already.
  void layer(Path directory) {
    var model = directory.resolve(MODEL);
    var files = new ArrayList<>(Directories.yamlFiles(model));
    files.addAll(Directories.yamlFiles(model.resolve("classes")));
    put(MODEL, files);
    put(RULES, Directories.yamlFiles(directory.resolve(RULES)));
  }

  /// Puts files over those that are there already, each where it belongs by its content.
  void candidates(List<Path> files) {
    for (var kind : List.of(MODEL, RULES)) {
      put(kind, files.stream().filter(file -> kind(file).equals(kind)).toList());
    }
    for (var file : files) {
      if (!file.toString().endsWith(".yaml")) {
        problems.add(
            new Problem(Source.shown(file), 1, "the name of a rule or model file ends in .yaml"));
      }
    }
  }

  private void put(String kind, List<Path> files) {
    var names = new TreeSet<String>();
    for (var file : files) {
      var shown = Source.shown(file);
      var name = String.valueOf(file.getFileName());
      if (!names.add(name)) {
        problems.add(new Problem(shown, 1, "there is another file of this name"));
      }
      var content = Source.text(file, problems).orElse("");
      byPlace.put(kind + "/" + name, new Text(shown, content));
    }
  }

  /// Texts as [#texts] gave them.
  void restore(Map<String, String> texts) {
    texts.forEach((place, content) -> byPlace.put(place, new Text(place, content)));
  }

  /// `model` or `rules`, by what the file declares.
  static String kind(Path file) {
    var ignored = new ArrayList<Problem>();
    var keys = Source.read(file, ignored).fields().keySet();
    return keys.stream().anyMatch(MODEL_KEYS::contains) ? MODEL : RULES;
  }

  void each(String kind, Consumer<Node> reader) {
    byPlace.forEach((place, text) -> {
      if (place.startsWith(kind + "/")) {
        reader.accept(Source.parse(text.shown(), text.content(), problems));
      }
    });
  }

  /// By place: `model/NAME` or `rules/NAME`.
  Map<String, String> texts() {
    var texts = new TreeMap<String, String>();
    byPlace.forEach((place, text) -> texts.put(place, text.content()));
    return texts;
  }

  /// A name and a hash of the contents of the rule files: the same wherever they lie.
  String ruleSetVersion() {
    var rules = new TreeMap<>(texts());
    rules.keySet().removeIf(place -> !place.startsWith(RULES + "/"));
    return "rules-" + ContentHash.of(rules).substring(0, 8);
  }
}
