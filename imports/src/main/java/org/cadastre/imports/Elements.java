package org.cadastre.imports;

import java.util.ArrayList;
import java.util.List;

/// Several texts in one: `a;b;"c;d"`. An element that holds a semicolon, a quotation mark or blanks
/// at its ends stands in quotation marks; a quotation mark in it is written twice.
final class Elements {
  private static final char SEPARATOR = ';';

  private final String text;
  private int at;

  private Elements(String text) {
    this.text = text;
  }

  /// @throws IllegalArgumentException naming the character that cannot be read
  static List<String> of(String text) {
    return new Elements(text).read();
  }

  private List<String> read() {
    var elements = new ArrayList<String>();
    while (at < text.length()) {
      var element = element();
      if (!element.isEmpty()) {
        elements.add(element);
      }
      if (at < text.length() && text.charAt(at) != SEPARATOR) {
        throw new IllegalArgumentException(
            "expected ';' at character " + (at + 1) + " of '" + Shown.of(text) + "'");
      }
      at++;
    }
    return elements;
  }

  private String element() {
    blanks();
    var element = new StringBuilder();
    while (at < text.length() && text.charAt(at) != SEPARATOR && text.charAt(at) != '"') {
      element.append(text.charAt(at++));
    }
    if (at == text.length() || text.charAt(at) == SEPARATOR) {
      return element.toString().stripTrailing();
    }
    if (!element.isEmpty() && element.charAt(element.length() - 1) != '=') {
      return element.append(rest()).toString().stripTrailing();
    }
    return element.append(quoted()).toString();
  }

  /// What a quotation mark in the middle of a text begins is only text: `5" disk`.
  private String rest() {
    int end = text.indexOf(SEPARATOR, at);
    int start = at;
    at = end < 0 ? text.length() : end;
    return text.substring(start, at);
  }

  private String quoted() {
    int open = at++;
    var element = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        element.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        element.append(text.charAt(at++));
      } else {
        blanks();
        return element.toString();
      }
    }
    throw new IllegalArgumentException(
        "the quotation mark at character "
            + (open + 1)
            + " of '"
            + Shown.of(text)
            + "' is not closed");
  }

  private void blanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }
}
