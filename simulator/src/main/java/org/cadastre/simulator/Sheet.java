package org.cadastre.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A device of the estate on one page, for people to read and edit.
///
/// ```
/// [interfaces]
/// # index | name | type
/// 1-48 | Ethernet{n} | ethernet
/// 49 | Ethernet49 | ethernet
/// ```
///
/// A row's first cell is its key: a later row with the same key takes the place of the earlier one,
/// and a row `-key` takes it away. A key `1-48` stands for 48 rows, in which `{n}` is the count
/// from 1, `{nn}` the same with two digits, and `{hex}` the same in hexadecimal.
final class Sheet {
  private static final Pattern SECTION = Pattern.compile("\\[(.+)]");
  private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");

  /// One line of a section.
  record Row(List<String> cells) {
    String key() {
      return cells.getFirst();
    }

    /// The cell in that column, empty where the row is shorter.
    String cell(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }
  }

  private final Map<String, Map<String, Row>> sections = new LinkedHashMap<>();

  static Sheet parse(String text) {
    var sheet = new Sheet();
    var section = "";
    for (var line : text.lines().toList()) {
      var heading = SECTION.matcher(line);
      if (heading.matches()) {
        section = heading.group(1);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        sheet.write(section, line);
      }
    }
    return sheet;
  }

  private void write(String section, String line) {
    var cells = line.split("\\|", -1);
    var range = RANGE.matcher(cells[0].strip());
    if (range.matches()) {
      expanded(line.substring(line.indexOf('|')), range).forEach(row -> put(section, row));
    } else {
      put(section, row(line));
    }
  }

  private static List<Row> expanded(String rest, Matcher range) {
    int first = Integer.parseInt(range.group(1));
    int last = Integer.parseInt(range.group(2));
    var rows = new ArrayList<Row>();
    for (int key = first; key <= last; key++) {
      int n = key - first + 1;
      var filled =
          rest.replace("{n}", String.valueOf(n))
              .replace("{nn}", "%02d".formatted(n))
              .replace("{hex}", "%02x".formatted(n));
      rows.add(row(key + filled));
    }
    return rows;
  }

  private static Row row(String line) {
    var cells = new ArrayList<String>();
    for (var cell : line.split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return new Row(List.copyOf(cells));
  }

  private void put(String section, Row row) {
    var rows = sections.computeIfAbsent(section, _ -> new LinkedHashMap<>());
    if (row.key().startsWith("-")) {
      rows.remove(row.key().substring(1));
      rows.put(row.key(), row);
    } else {
      rows.put(row.key(), row);
    }
  }

  /// This sheet with everything of another written over it.
  Sheet with(Sheet other) {
    var both = new Sheet();
    for (var sheet : List.of(this, other)) {
      sheet.sections.forEach(
          (section, rows) -> rows.values().forEach(row -> both.put(section, row)));
    }
    return both;
  }

  /// This sheet with the sections `drift …` written over those they name.
  Sheet drifted() {
    var drift = new Sheet();
    sections.forEach((section, rows) -> {
      if (section.startsWith("drift ")) {
        rows.values().forEach(row -> drift.put(section.substring(6), row));
      }
    });
    return with(drift);
  }

  List<Row> rows(String section) {
    return sections.getOrDefault(section, Map.of()).values().stream()
        .filter(row -> !row.key().startsWith("-"))
        .toList();
  }

  /// The second cell of the row with that key, empty when there is none.
  String value(String section, String key) {
    var row = sections.getOrDefault(section, Map.of()).get(key);
    return row == null ? "" : row.cell(1);
  }
}
