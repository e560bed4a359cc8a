package org.cadastre.cli.output;

/// Makes what a device said safe to show: nothing in it can move the cursor, change colours, hide
/// or reorder text.
public final class Clean {
  private Clean() {}

  /// The text in one line; what cannot be shown stands as `\x1b` or `\u202e`.
  public static String line(String text) {
    if (text.chars().allMatch(c -> shown(c))) {
      return text;
    }
    var clean = new StringBuilder(text.length() + 8);
    text.codePoints().forEach(c -> append(clean, c));
    return clean.toString();
  }

  private static void append(StringBuilder clean, int c) {
    if (shown(c)) {
      clean.appendCodePoint(c);
    } else if (c == '\n') {
      clean.append("\\n");
    } else if (c == '\t') {
      clean.append("\\t");
    } else if (c == '\r') {
      clean.append("\\r");
    } else if (c < 0x100) {
      clean.append("\\x").append(hex((char) c, 2));
    } else {
      clean.append(escaped(c));
    }
  }

  /// As JSON writes it: beyond the first plane as a pair.
  static String escaped(int codePoint) {
    var escaped = new StringBuilder();
    for (char c : Character.toChars(codePoint)) {
      escaped.append("\\u").append(hex(c, 4));
    }
    return escaped.toString();
  }

  private static String hex(char c, int digits) {
    var hex = Integer.toHexString(c);
    return "0".repeat(digits - hex.length()) + hex;
  }

  /// The text with its line breaks, each line safe to show.
  public static String lines(String text) {
    return String.join("\n", text.lines().map(Clean::line).toList());
  }

  /// Half of a pair by itself is not.
  static boolean shown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
