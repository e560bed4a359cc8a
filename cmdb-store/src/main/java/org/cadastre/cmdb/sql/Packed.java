package org.cadastre.cmdb.sql;

import org.jspecify.annotations.Nullable;

/// Lines of fields in one column: fields are parted by tabs, lines ended by line feeds, and what
/// would be taken for either is escaped by a backslash. Whole numbers have base 36.
final class Packed {
  static final int BASE = 36;

  private Packed() {}

  /// Writes lines.
  static final class Writer {
    private final StringBuilder out = new StringBuilder();
    private boolean within;

    Writer field(String text) {
      if (within) {
        out.append('\t');
      }
      within = true;
      if (isPlain(text)) {
        out.append(text);
        return this;
      }
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '\t' -> out.append("\\t");
          case '\n' -> out.append("\\n");
          case '\\' -> out.append("\\\\");
          default -> out.append(c);
        }
      }
      return this;
    }

    private static boolean isPlain(String text) {
      return text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && text.indexOf('\\') < 0;
    }

    Writer number(long number) {
      return field(Long.toString(number, BASE));
    }

    /// An empty field where there is none.
    Writer numberOrNone(@Nullable Long number) {
      return field(number == null ? "" : Long.toString(number, BASE));
    }

    Writer end() {
      out.append('\n');
      within = false;
      return this;
    }

    String text() {
      return out.toString();
    }
  }

  /// Reads what a [Writer] wrote.
  ///
  /// Every method that reads throws [IllegalArgumentException] where the text is not such.
  static final class Reader {
    private final String text;
    private final boolean plain;
    private int at;
    private int end;

    Reader(String text) {
      this.text = text;
      plain = text.indexOf('\\') < 0;
      end = -1;
    }

    /// Goes to the next line, unless there is none.
    boolean line() {
      at = end + 1;
      if (at >= text.length()) {
        return false;
      }
      end = text.indexOf('\n', at);
      if (end < 0) {
        throw new IllegalArgumentException("a line is cut short");
      }
      return true;
    }

    void requireLine() {
      if (!line()) {
        throw new IllegalArgumentException("a line is missing");
      }
    }

    /// Whether the line has another field.
    boolean more() {
      return at <= end;
    }

    String field() {
      if (at > end) {
        throw new IllegalArgumentException("a field is missing");
      }
      int tab = text.indexOf('\t', at, end);
      int to = tab < 0 ? end : tab;
      var field = text.substring(at, to);
      at = to + 1;
      return plain ? field : unescaped(field);
    }

    /// All of the line that was not read yet, as it stands.
    String rest() {
      var rest = at > end ? "" : text.substring(at, end);
      at = end + 1;
      return rest;
    }

    private static String unescaped(String field) {
      if (field.indexOf('\\') < 0) {
        return field;
      }
      var out = new StringBuilder(field.length());
      for (int i = 0; i < field.length(); i++) {
        char c = field.charAt(i);
        if (c == '\\' && i + 1 < field.length()) {
          c = field.charAt(++i);
          c = c == 't' ? '\t' : c == 'n' ? '\n' : c;
        }
        out.append(c);
      }
      return out.toString();
    }

    long number() {
      return Long.parseLong(field(), BASE);
    }

    @Nullable Long numberOrNull() {
      var field = field();
      return field.isEmpty() ? null : Long.valueOf(Long.parseLong(field, BASE));
    }
  }
}
