package org.cadastre.cli.output;

/// Makes what a device said safe to show: nothing in it can move the cursor, change colours, hide
/// or reorder text.
public final class Clean {
  private Clean() {}

  /// The text in one line; what cannot be shown stands as `\x1b` or `\u202e`.
  public static String line(String text) {
    int i = 0;
    while (i < text.length() && shown(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    var clean = new StringBuilder(text.length() + 8).append(text, 0, i);
    for (; i < text.length(); i++) {
      append(clean, text, i);
    }
    return clean.toString();
  }

  private static void append(StringBuilder clean, String text, int i) {
    char c = text.charAt(i);
    boolean first =
        Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1));
    boolean second =
        Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    if (shown(c) || first || second) {
      clean.append(c);
    } else if (c == '\n') {
      clean.append("\\n");
    } else if (c == '\t') {
      clean.append("\\t");
    } else if (c == '\r') {
      clean.append("\\r");
    } else if (c < 0x100) {
      clean.append("\\x").append(hex(c, 2));
    } else {
      clean.append("\\u").append(hex(c, 4));
    }
  }

  private static String hex(char c, int digits) {
    var hex = Integer.toHexString(c);
    return "0".repeat(digits - hex.length()) + hex;
  }

  /// The text with its line breaks, each line safe to show.
  public static String lines(String text) {
    return String.join("\n", text.lines().map(Clean::line).toList());
  }

  static boolean shown(char c) {
    return switch (Character.getType(c)) {
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
