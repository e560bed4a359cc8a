package org.cadastre.core.knowledge;

import java.util.List;
import java.util.regex.Pattern;

/// When an entry applies: what one clue must look like.
public sealed interface Condition {
  /// Longer texts are cut before a pattern sees them.
  int LONGEST_TEXT = 4096;

  boolean holds(String text);

  /// The object identifier is one of these or lies below it.
  record Under(List<String> oids) implements Condition {
    public Under {
      oids = List.copyOf(oids);
    }

    @Override
    public boolean holds(String text) {
      return oids.stream().anyMatch(oid -> text.equals(oid) || text.startsWith(oid + "."));
    }
  }

  /// The pattern is found in the text; anchor it where that matters.
  record Matches(Pattern pattern) implements Condition {
    @Override
    public boolean holds(String text) {
      return Leash.find(pattern, cut(text)).isPresent();
    }
  }

  static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }

  /// How much a match says: longer prefixes of object identifiers say more, and of several no more
  /// than the shortest.
  default int specificity() {
    return switch (this) {
      case Under(var oids) -> oids.stream().mapToInt(Condition::arcs).min().orElse(0);
      case Matches _ -> 1;
    };
  }

  private static int arcs(String oid) {
    return (int) oid.chars().filter(c -> c == '.').count() + 1;
  }
}
