package org.cadastre.cli.output;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// RFC 4180, with nothing that a spreadsheet would take for a formula.
final class Csv {
  private Csv() {}

  static String write(Table table) {
    var text = new StringBuilder();
    line(
        text,
        table.headings().stream().map(h -> h.toLowerCase(Locale.ROOT).replace(' ', '_')).toList());
    table.rows().forEach(row -> line(text, row));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(","))).append("\r\n");
  }

  private static String cell(String text) {
    var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
