package org.cadastre.core.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// What an attribute can be said to be. Every value has one canonical text, so that equal values
/// have equal hashes wherever they were observed.
public sealed interface Value extends Comparable<Value> {

  /// Unicode text, unit-free unless the attribute's name says otherwise.
  record Text(String text) implements Value {
    @Override
    public String toString() {
      return text;
    }
  }

  /// A whole number in the unit that the attribute's declaration names.
  record Whole(long number) implements Value {
    @Override
    public String toString() {
      return Long.toString(number);
    }
  }

  /// Yes or no.
  record Flag(boolean set) implements Value {
    @Override
    public String toString() {
      return Boolean.toString(set);
    }
  }

  /// A set of texts, sorted and without duplicates: addresses, tags.
  record Many(List<String> elements) implements Value {
    public Many {
      elements = List.copyOf(new TreeSet<>(elements));
    }

    @Override
    public String toString() {
      return String.join(", ", elements);
    }
  }

  /// The source looked, and there is nothing: not the same as nobody having looked.
  record None() implements Value {
    @Override
    public String toString() {
      return "(none)";
    }
  }

  static Value of(String text) {
    return new Text(text);
  }

  static Value of(long number) {
    return new Whole(number);
  }

  static Value of(boolean set) {
    return new Flag(set);
  }

  static Value of(Collection<String> elements) {
    return new Many(List.copyOf(elements));
  }

  /// One letter for the kind, then the content; [#parse] reads it back.
  default String canonical() {
    return switch (this) {
      case Text(var text) -> "t" + text;
      case Whole(var number) -> "n" + number;
      case Flag(var set) -> "b" + set;
      case None() -> "-";
      case Many(var elements) -> {
        var joined = new StringBuilder("m");
        for (var element : elements) {
          joined.append(element.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        }
        yield joined.toString();
      }
    };
  }

  /// @throws IllegalArgumentException when the text is not one that [#canonical] wrote
  static Value parse(String canonical) {
    if (canonical.isEmpty()) {
      throw new IllegalArgumentException("empty value");
    }
    var content = canonical.substring(1);
    return switch (canonical.charAt(0)) {
      case 't' -> new Text(content);
      case 'n' -> new Whole(Long.parseLong(content));
      case 'b' -> new Flag(Boolean.parseBoolean(content));
      case '-' -> new None();
      case 'm' -> new Many(elements(content));
      default ->
          throw new IllegalArgumentException("unknown kind of value: " + canonical.charAt(0));
    };
  }

  private static List<String> elements(String content) {
    var elements = new ArrayList<String>();
    var element = new StringBuilder();
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c == '\n') {
        elements.add(element.toString());
        element.setLength(0);
      } else if (c == '\\' && i + 1 < content.length()) {
        char escaped = content.charAt(++i);
        element.append(escaped == 'n' ? '\n' : escaped);
      } else {
        element.append(c);
      }
    }
    return elements;
  }

  @Override
  default int compareTo(Value other) {
    return canonical().compareTo(other.canonical());
  }
}
