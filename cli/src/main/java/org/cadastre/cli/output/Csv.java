package org.cadastre.cli.output;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// RFC 4180, with nothing that a spreadsheet would take for a formula.
final class Csv {
  private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

  private Csv() {}

  static String write(Table table) {
    var text = new StringBuilder(headings(table));
    table.rows().forEach(row -> text.append(line(row)));
    return text.toString();
  }

  static String headings(Table table) {
    return line(
        table.headings().stream().map(h -> h.toLowerCase(Locale.ROOT).replace(' ', '_')).toList());
  }

  static String line(List<? extends @Nullable String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String cell(@Nullable String text) {
    if (text == null) {
      return "";
    }
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    var safe = formula ? "'" + text : text;
    return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
