package org.cadastre.probes.ssh.output;

import java.util.OptionalLong;
import java.util.stream.Stream;

/// Lines, words and numbers, as every reader here needs them.
final class Lines {
  private static final int MOST_LINES = 200_000;
  private static final int LONGEST_LINE = 4096;

  private Lines() {}

  /// Lines that say something; a flood is cut.
  static Stream<String> of(String text) {
    return whole(text).map(String::stripTrailing).filter(l -> !l.isBlank());
  }

  /// All lines with their trailing blanks; a flood is cut.
  static Stream<String> whole(String text) {
    return text.lines()
        .limit(MOST_LINES)
        .map(l -> l.length() > LONGEST_LINE ? l.substring(0, LONGEST_LINE) : l);
  }

  static String[] words(String line) {
    return line.strip().split("\\s+", -1);
  }

  /// Empty for what is no whole number or does not fit.
  static OptionalLong number(String text) {
    if (!text.matches("-?\\d{1,18}")) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(text));
  }
}
