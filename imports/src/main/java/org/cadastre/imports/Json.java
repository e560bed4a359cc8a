package org.cadastre.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A JSON value. Its fields know where they stand.
sealed interface Json {
  record Text(String text) implements Json {}

  /// @param text as it is written
  record Digits(String text) implements Json {}

  record Flag(boolean set) implements Json {}

  record Nothing() implements Json {}

  record Items(List<Json> items) implements Json {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// Where a field's value stands in the text that was read.
  ///
  /// @param start its first character
  /// @param end after its last
  record Field(Json value, int start, int end, int line, int column) {}

  /// @param fields in the order of the text
  record Fields(Map<String, Field> fields) implements Json {
    static final Fields EMPTY = new Fields(Map.of());

    @Nullable Json at(String name) {
      var field = fields.get(name);
      return field == null ? null : field.value();
    }

    /// What a text, a number or a flag says; empty for anything else and for what is blank.
    Optional<String> text(String name) {
      var value = at(name);
      return value == null
          ? Optional.empty()
          : value.scalar().map(String::strip).filter(text -> !text.isEmpty());
    }

    /// A whole number, be it written as a text.
    OptionalLong whole(String name) {
      var text = text(name).filter(digits -> digits.matches("-?\\d{1,18}"));
      return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
    }

    boolean flag(String name) {
      return at(name) instanceof Flag(var set) && set;
    }

    List<String> texts(String name) {
      var texts = new ArrayList<String>();
      if (at(name) instanceof Items(var items)) {
        items.forEach(item -> item.scalar().ifPresent(texts::add));
      }
      return texts;
    }
  }

  /// What it says in a text; empty for lists, objects and null.
  default Optional<String> scalar() {
    return switch (this) {
      case Text(var text) -> Optional.of(text);
      case Digits(var text) -> Optional.of(text);
      case Flag(var set) -> Optional.of(Boolean.toString(set));
      case Nothing _, Items _, Fields _ -> Optional.empty();
    };
  }

  /// The objects of a list; one that stands alone counts as a list of one.
  default List<Fields> objects() {
    return switch (this) {
      case Fields fields -> List.of(fields);
      case Items(var items) -> {
        var objects = new ArrayList<Fields>();
        for (var item : items) {
          if (item instanceof Fields fields) {
            objects.add(fields);
          }
        }
        yield objects;
      }
      case Text _, Digits _, Flag _, Nothing _ -> List.of();
    };
  }

  /// In an error message: what was found instead.
  default String kind() {
    return switch (this) {
      case Text _ -> "a text";
      case Digits _ -> "a number";
      case Flag _ -> "true or false";
      case Nothing _ -> "null";
      case Items _ -> "a list";
      case Fields _ -> "an object";
    };
  }
}
