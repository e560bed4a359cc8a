package org.cadastre.imports;

/// A text from a file made fit for an operator's line: short and without control characters.
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  static String of(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .forEach(shown::appendCodePoint);
    return shown.length() < text.length() ? shown.append('…').toString() : shown.toString();
  }
}
