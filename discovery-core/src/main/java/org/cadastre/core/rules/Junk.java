package org.cadastre.core.rules;

import java.util.List;
import java.util.regex.Pattern;

/// Values of one key type that identify nothing: fillers, virtual addresses, defaults.
///
/// @param patterns any of which, found in the value, makes it junk
public record Junk(String keyType, List<Pattern> patterns) {
  public Junk {
    patterns = List.copyOf(patterns);
  }

  boolean covers(String value) {
    return patterns.stream().anyMatch(p -> p.matcher(value).find());
  }
}
