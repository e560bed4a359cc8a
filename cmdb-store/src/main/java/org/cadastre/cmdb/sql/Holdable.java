package org.cadastre.cmdb.sql;

/// Texts as PostgreSQL can hold them: it has no NUL and no half of a surrogate pair. Each of these
/// and the mark itself is written as the mark U+E000 and its code in four digits.
final class Holdable {
  private static final char MARK = '\uE000';
  private static final int DIGITS = 4;
  private static final int HEXADECIMAL = 16;

  private Holdable() {}

  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isHoldable(text, i)) {
        return marked(text);
      }
    }
    return text;
  }

  private static boolean isHoldable(String text, int at) {
    char c = text.charAt(at);
    return c != 0 && c != MARK && (!Character.isSurrogate(c) || isPaired(text, at));
  }

  private static boolean isPaired(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }

  private static String marked(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isHoldable(text, i)) {
        out.append(c);
      } else {
        out.append(MARK).append("%04x".formatted((int) c));
      }
    }
    return out.toString();
  }

  static String text(String held) {
    int mark = held.indexOf(MARK);
    if (mark < 0) {
      return held;
    }
    var out = new StringBuilder(held.length());
    int from = 0;
    for (; mark >= 0; mark = held.indexOf(MARK, from)) {
      out.append(held, from, mark);
      int code = code(held, mark + 1);
      out.append(code < 0 ? MARK : (char) code);
      from = mark + 1 + (code < 0 ? 0 : DIGITS);
    }
    return out.append(held, from, held.length()).toString();
  }

  /// -1 where somebody else wrote the mark.
  private static int code(String held, int from) {
    int code = 0;
    for (int i = from; i < from + DIGITS; i++) {
      int digit = i < held.length() ? Character.digit(held.charAt(i), HEXADECIMAL) : -1;
      if (digit < 0) {
        return -1;
      }
      code = code * HEXADECIMAL + digit;
    }
    return code;
  }
}
