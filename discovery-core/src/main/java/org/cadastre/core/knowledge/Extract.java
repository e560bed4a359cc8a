package org.cadastre.core.knowledge;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Takes an attribute's value out of one clue; a [Placeholder] is none.
///
/// @param clue the clue's name
/// @param pattern its group 1 is the value
/// @param names what the extracted text is called by us; empty to take it as it stands
public record Extract(String attribute, String clue, Pattern pattern, Map<String, String> names) {
  public Extract {
    names = Map.copyOf(names);
  }

  Optional<String> from(String text) {
    return Leash.find(pattern, Condition.cut(text))
        .flatMap(matcher -> Optional.ofNullable(matcher.group(1)))
        .flatMap(this::value);
  }

  private Optional<String> value(String found) {
    return names.isEmpty()
        ? Placeholder.real(found)
        : Optional.ofNullable(names.get(found.strip()));
  }
}
