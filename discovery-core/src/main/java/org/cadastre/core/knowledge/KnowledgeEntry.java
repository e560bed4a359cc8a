package org.cadastre.core.knowledge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What we know about one kind of device or system, with the examples that prove it.
///
/// @param id unique among all entries; findings cite it
/// @param when clue name to condition; all must hold
/// @param facts attribute to value, true whenever the conditions hold
public record KnowledgeEntry(
    String id,
    Map<String, Condition> when,
    Map<String, String> facts,
    List<Extract> extracts,
    List<Example> examples) {
  public KnowledgeEntry {
    when = Map.copyOf(when);
    facts = Map.copyOf(facts);
    extracts = List.copyOf(extracts);
    examples = List.copyOf(examples);
  }

  /// A real saying and what this entry must make of it.
  ///
  /// @param given clue name to text; empty when a recording is given
  /// @param facts attribute to value: all must be recognised
  /// @param recording file name of a transcript beside the entry, in `recordings/`; or null
  public record Example(
      Map<String, String> given, Map<String, String> facts, @Nullable String recording) {
    public Example {
      given = Map.copyOf(given);
      facts = Map.copyOf(facts);
    }
  }

  boolean applies(Map<String, Clue> clues) {
    return when.entrySet().stream()
        .allMatch(e -> {
          var clue = clues.get(e.getKey());
          return clue != null && e.getValue().holds(clue.text());
        });
  }

  int specificity() {
    return when.values().stream().mapToInt(Condition::specificity).sum();
  }
}
