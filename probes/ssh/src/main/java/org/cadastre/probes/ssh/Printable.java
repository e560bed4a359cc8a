package org.cadastre.probes.ssh;

/// What a peer said, made fit for an operator's line: short and without control characters.
final class Printable {
  private static final int LONGEST = 160;

  private Printable() {}

  static String of(String said) {
    var shown = new StringBuilder();
    said.strip()
        .codePoints()
        .limit(LONGEST)
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }
}
