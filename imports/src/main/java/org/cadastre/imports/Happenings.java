package org.cadastre.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

/// Finds the events in a file: one JSON document, be it an event, a list of them or what wraps such
/// a list, or one event a line.
final class Happenings {
  private Happenings() {}

  /// How the events of one provider are written.
  interface Tongue {
    /// Names of fields that hold a list of events.
    List<String> wrappers();

    /// What an event says; empty when it changed nothing.
    ///
    /// @throws IllegalArgumentException when it cannot be told what or when
    List<CloudEvent> read(Json.Fields event);
  }

  /// @param each is given every event with its line
  /// @throws BadJsonException naming the place
  static void each(String text, Tongue tongue, ObjIntConsumer<Json> each) {
    var lines = text.lines().toList();
    var first = lines.stream().map(String::strip).filter(l -> !l.isEmpty()).findFirst();
    boolean oneEach =
        first.filter(line -> line.startsWith("{") && line.endsWith("}")).isPresent()
            && lines.stream().filter(line -> !line.isBlank()).count() > 1;
    if (!oneEach) {
      unwrap(JsonReader.read(text), tongue).forEach(event -> each.accept(event, line(event)));
      return;
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        int line = i + 1;
        unwrap(read(lines.get(i), line), tongue).forEach(event -> each.accept(event, line));
      }
    }
  }

  private static Json read(String text, int line) {
    try {
      return JsonReader.read(text);
    } catch (BadJsonException e) {
      throw new BadJsonException(line, e.column(), String.valueOf(e.getMessage()));
    }
  }

  private static List<Json> unwrap(Json json, Tongue tongue) {
    if (json instanceof Json.Items(var items)) {
      var all = new ArrayList<Json>();
      items.forEach(item -> all.addAll(unwrap(item, tongue)));
      return all;
    }
    if (json instanceof Json.Fields fields) {
      for (var wrapper : tongue.wrappers()) {
        if (fields.at(wrapper) instanceof Json.Items(var items)) {
          return items;
        }
      }
    }
    return List.of(json);
  }

  private static int line(Json event) {
    return event instanceof Json.Fields(var fields) && !fields.isEmpty()
        ? fields.values().iterator().next().line()
        : 1;
  }
}
