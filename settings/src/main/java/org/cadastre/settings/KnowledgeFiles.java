package org.cadastre.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cadastre.core.knowledge.Clue;
import org.cadastre.core.knowledge.Condition;
import org.cadastre.core.knowledge.Extract;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.KnowledgeEntry;
import org.cadastre.core.knowledge.Recognition;
import org.cadastre.core.knowledge.Vocabulary;
import org.cadastre.core.model.ClassModel;
import org.jspecify.annotations.Nullable;

/// Reads one protocol's directory of `config/knowledge` and can have every entry prove itself.
final class KnowledgeFiles {
  private static final Map<String, String> SPELT = Map.of("hw.vendor", "vendor", "os.name", "os");

  private static final Pattern OID = Pattern.compile("\\d+(\\.\\d+)+");

  private final ClassModel model;
  private final Vocabulary vocabulary;
  private final Map<String, Node> places = new HashMap<>();
  private final List<KnowledgeEntry> entries = new ArrayList<>();
  private final List<Promise> promises = new ArrayList<>();

  /// What an entry's example says that it gives.
  ///
  /// @param place of the example
  /// @param recordings where the recordings lie that this file names
  private record Promise(
      KnowledgeEntry entry, KnowledgeEntry.Example example, Node place, Path recordings) {}

  KnowledgeFiles(ClassModel model, Vocabulary vocabulary) {
    this.model = model;
    this.vocabulary = vocabulary;
  }

  /// @param recordings where the recordings lie that the file names
  void add(Node file, Path recordings) {
    for (var node : file.only("entries").field("entries").items()) {
      node.only("id", "when", "facts", "extract", "examples");
      var id = node.text("id");
      var first = places.putIfAbsent(id, node);
      if (first != null) {
        node.problem("entry '" + id + "' already stands at " + first.file() + ":" + first.line());
      }
      var facts = node.map("facts");
      facts.forEach((attribute, value) -> checkFact(node.field("facts"), attribute, value));
      var examples = examples(node);
      var entry = new KnowledgeEntry(id, when(node), facts, extracts(node), examples);
      entries.add(entry);
      var nodes = node.field("examples").items();
      for (int i = 0; i < examples.size(); i++) {
        promises.add(new Promise(entry, examples.get(i), nodes.get(i), recordings));
      }
    }
  }

  private Map<String, Condition> when(Node entry) {
    var when = new LinkedHashMap<String, Condition>();
    entry.field("when").fields().forEach((clue, node) -> when.put(clue, condition(node)));
    if (when.isEmpty()) {
      entry.problem("an entry needs 'when': what a device must say for it to apply");
    }
    return when;
  }

  private static Condition condition(Node node) {
    node.only("under", "matches");
    if (node.has("under") == node.has("matches")) {
      node.problem("a condition is either 'under' or 'matches'");
    }
    return node.has("under")
        ? new Condition.Under(objects(node))
        : new Condition.Matches(node.pattern("matches"));
  }

  /// One object identifier or a list of them.
  private static List<String> objects(Node condition) {
    var objects = condition.oneOrMore("under");
    for (var object : objects) {
      if (!OID.matcher(object).matches()) {
        condition.field("under").problem("'" + object + "' is no object identifier");
      }
    }
    return objects;
  }

  private List<Extract> extracts(Node entry) {
    return entry.field("extract").items().stream().map(this::extract).toList();
  }

  private Extract extract(Node node) {
    node.only("attribute", "from", "pattern", "names");
    var attribute = node.text("attribute");
    checkAttribute(node, attribute);
    var pattern = node.pattern("pattern");
    if (pattern.matcher("").groupCount() < 1) {
      node.problem("the pattern needs a group: what is in (…) becomes the value");
    }
    var names = node.map("names");
    names.values().forEach(name -> checkSpelling(node, attribute, name));
    return new Extract(attribute, node.text("from"), pattern, names);
  }

  private List<KnowledgeEntry.Example> examples(Node entry) {
    var examples =
        entry.field("examples").items().stream()
            .map(node -> node.only("given", "facts", "unknown", "recording"))
            .map(node ->
                new KnowledgeEntry.Example(
                    node.map("given"), node.map("facts"), node.textOrNull("recording")))
            .toList();
    if (examples.isEmpty()) {
      entry.problem("an entry needs an example that proves it");
    }
    return examples;
  }

  private void checkFact(Node node, String attribute, String value) {
    checkAttribute(node, attribute);
    checkSpelling(node, attribute, value);
  }

  private void checkAttribute(Node node, String attribute) {
    if (model.attribute(attribute).isEmpty()) {
      node.problem("attribute '" + attribute + "' is not declared in model/attributes.yaml");
    }
  }

  private void checkSpelling(Node node, String attribute, String value) {
    var kind = SPELT.get(attribute);
    if (kind != null && !vocabulary.knows(kind, value)) {
      node.problem(
          "'%s' is not in the vocabulary (%s): add it there or spell it as there"
              .formatted(value, kind));
    }
    if (attribute.equals("device.role") && model.ciClass(value).isEmpty()) {
      node.problem("'" + value + "' is not a declared class");
    }
  }

  Knowledge knowledge() {
    return Knowledge.of(entries);
  }

  /// Notes every example that does not give what it promises, and every recording that is not
  /// there.
  void prove() {
    var knowledge = knowledge();
    for (var promise : promises) {
      if (promise.example().facts().isEmpty()) {
        promise.place().problem("an example without 'facts' proves nothing");
      }
      var unknown = promise.place().texts("unknown");
      unknown.forEach(attribute -> checkAttribute(promise.place(), attribute));
      var recording = recording(promise);
      if (recording == null) {
        prove(knowledge, promise, unknown);
      } else if (!unknown.isEmpty()) {
        promise.place().problem("'unknown' is held only against what is 'given'");
      } else if (!Files.isRegularFile(recording)) {
        promise.place().problem("there is no recording " + recording);
      }
    }
  }

  /// The examples that only a probe can hold against what they promise.
  List<RecordedExample> recorded(String protocol) {
    var recorded = new ArrayList<RecordedExample>();
    for (var promise : promises) {
      var recording = recording(promise);
      if (recording != null) {
        var place = promise.place();
        recorded.add(
            new RecordedExample(
                protocol,
                promise.entry().id(),
                recording,
                promise.example().facts(),
                place.file(),
                place.line()));
      }
    }
    return recorded;
  }

  private static @Nullable Path recording(Promise promise) {
    var name = promise.example().recording();
    return name == null ? null : promise.recordings().resolve(name);
  }

  private static void prove(Knowledge knowledge, Promise promise, List<String> unknown) {
    var clues = new LinkedHashMap<String, Clue>();
    promise.example().given().forEach((name, text) -> clues.put(name, new Clue(text, 0)));
    Map<String, String> found =
        knowledge.recognise(clues).stream()
            .collect(Collectors.toMap(Recognition::attribute, Recognition::value));
    promise
        .example()
        .facts()
        .forEach((attribute, expected) -> {
          var got = found.get(attribute);
          if (!expected.equals(got)) {
            promise
                .place()
                .problem(
                    "an example of '%s' expects %s = '%s' but gets %s"
                        .formatted(
                            promise.entry().id(),
                            attribute,
                            expected,
                            got == null ? "nothing" : "'" + got + "'"));
          }
        });
    for (var attribute : unknown) {
      var got = found.get(attribute);
      if (got != null) {
        promise
            .place()
            .problem(
                "an example of '%s' expects %s to stay unknown but gets '%s'"
                    .formatted(promise.entry().id(), attribute, got));
      }
    }
  }
}
