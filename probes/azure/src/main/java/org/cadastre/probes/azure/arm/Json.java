package org.cadastre.probes.azure.arm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A JSON value that answers every question: what is not there is empty, never an error, for what
/// Azure leaves out differs from one resource to the next.
public sealed interface Json {
  record Text(String text) implements Json {}

  /// @param text as it is written
  record Digits(String text) implements Json {}

  record Flag(boolean set) implements Json {}

  record Nothing() implements Json {
    public static final Json HERE = new Nothing();
  }

  record Items(List<Json> items) implements Json {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// @param fields in the order of the text
  record Fields(Map<String, Json> fields) implements Json {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /// The field at the end of a path of names: `at("properties", "storageProfile")`.
  default Json at(String... path) {
    Json next = this;
    for (var name : path) {
      next =
          next instanceof Fields(var fields)
              ? fields.getOrDefault(name, Nothing.HERE)
              : Nothing.HERE;
    }
    return next;
  }

  /// The text at the end of a path; empty for what is blank, a list or an object.
  default Optional<String> text(String... path) {
    return switch (at(path)) {
      case Text(var text) -> Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
      case Digits(var text) -> Optional.of(text);
      case Flag(var set) -> Optional.of(Boolean.toString(set));
      case Nothing _, Items _, Fields _ -> Optional.empty();
    };
  }

  /// The whole number at the end of a path, be it written as a text.
  default OptionalLong whole(String... path) {
    var digits = text(path).filter(text -> text.matches("-?\\d{1,18}"));
    return digits.isPresent()
        ? OptionalLong.of(Long.parseLong(digits.get()))
        : OptionalLong.empty();
  }

  /// Yes or no at the end of a path, be it written as a text.
  default Optional<Boolean> flag(String... path) {
    return text(path)
        .flatMap(text ->
            switch (text) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  /// The elements of the list at the end of a path.
  default List<Json> items(String... path) {
    return at(path) instanceof Items(var items) ? items : List.of();
  }

  /// The texts in the list at the end of a path.
  default List<String> texts(String... path) {
    var texts = new ArrayList<String>();
    items(path).forEach(item -> item.text().ifPresent(texts::add));
    return texts;
  }

  /// The fields of the object at the end of a path, in the order of the text.
  default Map<String, Json> fields(String... path) {
    return at(path) instanceof Fields(var fields) ? fields : Map.of();
  }
}
