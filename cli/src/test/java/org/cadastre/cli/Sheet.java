package org.cadastre.cli;

import java.util.ArrayList;
import java.util.List;

/// Reads CSV as RFC 4180 says it, independently of what wrote it.
final class Sheet {
  private final String text;
  private int at;

  private Sheet(String text) {
    this.text = text;
  }

  static List<List<String>> read(String text) {
    var sheet = new Sheet(text);
    var rows = new ArrayList<List<String>>();
    while (sheet.at < text.length()) {
      rows.add(sheet.row());
    }
    for (var row : rows) {
      if (row.size() != rows.getFirst().size()) {
        throw new AssertionError(row.size() + " cells in " + row);
      }
    }
    return rows;
  }

  private List<String> row() {
    var row = new ArrayList<String>();
    row.add(cell());
    while (text.startsWith(",", at)) {
      at++;
      row.add(cell());
    }
    if (!text.startsWith("\r\n", at)) {
      throw new AssertionError("a row does not end at character " + at);
    }
    at += 2;
    return row;
  }

  private String cell() {
    if (text.startsWith("\"", at)) {
      return quoted();
    }
    int start = at;
    while (at < text.length() && ",\r\n\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    var cell = new StringBuilder();
    at++;
    while (true) {
      int end = text.indexOf('"', at);
      if (end < 0) {
        throw new AssertionError("a quotation mark is not closed");
      }
      cell.append(text, at, end);
      at = end + 1;
      if (!text.startsWith("\"", at)) {
        return cell.toString();
      }
      cell.append('"');
      at++;
    }
  }
}
