package org.cadastre.core.rules;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What is known of a source beside what it says.
///
/// @param name its name, or with a `*` at the end, how its name begins
/// @param upstream the source it copies from, or null; all that copy from one count once
/// @param creates whether an item may exist on its word alone; otherwise it only adds to known ones
public record SourceRule(String name, @Nullable String upstream, boolean creates) {
  /// One source before all whose names begin alike, and those before all whose names begin with
  /// less.
  static final Comparator<SourceRule> MOST_SPECIFIC_FIRST =
      Comparator.comparing((SourceRule rule) -> rule.name().endsWith("*"))
          .thenComparing(rule -> rule.name().length(), Comparator.reverseOrder())
          .thenComparing(SourceRule::name);

  boolean covers(String source) {
    return name.endsWith("*")
        ? source.startsWith(name.substring(0, name.length() - 1))
        : name.equals(source);
  }
}
