package org.cadastre.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Names of columns and where they stand.
final class Columns {
  private Columns() {}

  static Map<String, Integer> of(List<String> header, Consumer<String> problems) {
    var columns = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < header.size(); i++) {
      var name = header.get(i).strip();
      if (columns.putIfAbsent(name, i) != null && !name.isEmpty()) {
        problems.accept("column '" + Shown.of(name) + "' stands twice");
      }
    }
    return columns;
  }

  /// @throws IllegalArgumentException when a row has not as many fields as the header
  static List<String> checked(List<String> fields, int width) {
    if (fields.size() != width) {
      throw new IllegalArgumentException("has " + fields.size() + " fields, the header " + width);
    }
    return fields;
  }
}
