package org.cadastre.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A place in a YAML file. Asking it for what it does not hold notes a problem there and gives a
/// harmless stand-in, so that one reading finds every error.
final class Node {
  private final Source source;
  private final org.snakeyaml.engine.v2.nodes.@Nullable Node yaml;
  private final int line;

  Node(Source source, org.snakeyaml.engine.v2.nodes.@Nullable Node yaml, int line) {
    this.source = source;
    this.yaml = yaml;
    this.line =
        yaml == null ? line : yaml.getStartMark().map(mark -> mark.getLine() + 1).orElse(line);
  }

  int line() {
    return line;
  }

  String file() {
    return source.file();
  }

  /// `file:line`.
  String place() {
    return file() + ":" + line;
  }

  void problem(String message) {
    source.problem(line, message);
  }

  /// Notes every key that is not among the allowed ones.
  Node only(String... allowed) {
    var known = Set.of(allowed);
    fields()
        .forEach((key, value) -> {
          if (!known.contains(key)) {
            value.problem("unknown key '" + key + "'; known here: " + String.join(", ", allowed));
          }
        });
    return this;
  }

  Map<String, Node> fields() {
    var fields = new LinkedHashMap<String, Node>();
    if (yaml instanceof MappingNode mapping) {
      for (var tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          var value = new Node(source, tuple.getValueNode(), line);
          if (fields.put(key.getValue(), value) != null) {
            value.problem("'" + key.getValue() + "' stands twice");
          }
        }
      }
    } else if (yaml != null) {
      problem("expected keys with values here");
    }
    return fields;
  }

  boolean has(String key) {
    return fields().containsKey(key);
  }

  /// The field, or a stand-in when it is not there.
  Node field(String key) {
    return fields().getOrDefault(key, new Node(source, null, line));
  }

  List<Node> items() {
    if (yaml instanceof SequenceNode sequence) {
      var items = new ArrayList<Node>();
      sequence.getValue().forEach(item -> items.add(new Node(source, item, line)));
      return items;
    }
    if (yaml != null) {
      problem("expected a list here");
    }
    return List.of();
  }

  List<String> texts(String key) {
    return field(key).items().stream().map(Node::scalar).toList();
  }

  /// A text that must be there, or a list of some.
  List<String> oneOrMore(String key) {
    return field(key).yaml instanceof SequenceNode several && !several.getValue().isEmpty()
        ? texts(key)
        : List.of(text(key));
  }

  Map<String, String> map(String key) {
    var map = new LinkedHashMap<String, String>();
    field(key).fields().forEach((name, value) -> map.put(name, value.scalar()));
    return map;
  }

  /// A text that must be there.
  String text(String key) {
    var value = text(key, "");
    if (value.isEmpty()) {
      problem("'" + key + "' is missing");
    }
    return value;
  }

  String text(String key, String otherwise) {
    return has(key) ? field(key).scalar() : otherwise;
  }

  @Nullable String textOrNull(String key) {
    return has(key) ? field(key).scalar() : null;
  }

  boolean flag(String key) {
    var value = text(key, "false");
    if (!value.equals("true") && !value.equals("false")) {
      field(key).problem("'" + key + "' must be true or false");
    }
    return value.equals("true");
  }

  int whole(String key, int otherwise) {
    return converted(key, Integer::valueOf, otherwise, "a whole number");
  }

  Pattern pattern(String key) {
    try {
      return Pattern.compile(text(key), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      field(key).problem("not a regular expression: " + e.getDescription());
      return Pattern.compile("(?!)");
    }
  }

  /// The field read by a function that throws [IllegalArgumentException] on what it does not take.
  <T> T converted(String key, Function<String, T> reader, T otherwise, String expected) {
    if (!has(key)) {
      return otherwise;
    }
    var value = field(key).scalar();
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException _) {
      field(key).problem("'" + key + "' must be " + expected + ", not '" + value + "'");
      return otherwise;
    }
  }

  boolean isScalar() {
    return yaml instanceof ScalarNode;
  }

  String scalar() {
    if (yaml instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    problem("expected a single value here");
    return "";
  }
}
