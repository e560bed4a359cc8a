package org.cadastre.core.knowledge;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A protocol's knowledge: the entries of `config/knowledge/<protocol>/`.
///
/// Where several entries speak of one attribute the most specific wins; of equally specific ones
/// the first by id, so that the order of files never matters.
public final class Knowledge {
  private final List<KnowledgeEntry> entries;

  private Knowledge(List<KnowledgeEntry> entries) {
    this.entries = entries;
  }

  public static Knowledge of(Collection<KnowledgeEntry> entries) {
    var sorted =
        entries.stream()
            .sorted(
                Comparator.comparingInt(KnowledgeEntry::specificity)
                    .reversed()
                    .thenComparing(KnowledgeEntry::id))
            .toList();
    return new Knowledge(sorted);
  }

  public List<KnowledgeEntry> entries() {
    return entries;
  }

  /// What the clues prove, by attribute; empty for what nobody knows.
  public Collection<Recognition> recognise(Map<String, Clue> clues) {
    var found = new TreeMap<String, Recognition>();
    for (var entry : entries) {
      if (entry.applies(clues)) {
        entry.extracts().forEach(extract -> extracted(entry, extract, clues, found));
        int exchange = restsOn(entry, clues);
        entry
            .facts()
            .forEach((attribute, value) ->
                found.putIfAbsent(
                    attribute, new Recognition(attribute, value, entry.id(), exchange)));
      }
    }
    return found.values();
  }

  private static void extracted(
      KnowledgeEntry entry,
      Extract extract,
      Map<String, Clue> clues,
      Map<String, Recognition> found) {
    var clue = clues.get(extract.clue());
    if (clue != null) {
      extract
          .from(clue.text())
          .ifPresent(value ->
              found.putIfAbsent(
                  extract.attribute(),
                  new Recognition(extract.attribute(), value, entry.id(), clue.exchange())));
    }
  }

  private static int restsOn(KnowledgeEntry entry, Map<String, Clue> clues) {
    return entry.when().keySet().stream()
        .sorted()
        .map(clues::get)
        .mapToInt(clue -> clue == null ? 0 : clue.exchange())
        .findFirst()
        .orElse(0);
  }

  /// The names of the clues that the applicable entries would still like to see: what to ask next.
  public SortedSet<String> wanted(Map<String, Clue> clues) {
    var wanted = new TreeSet<String>();
    for (var entry : entries) {
      if (entry.applies(clues)) {
        entry.extracts().forEach(extract -> wanted.add(extract.clue()));
      }
    }
    wanted.removeAll(clues.keySet());
    return wanted;
  }
}
