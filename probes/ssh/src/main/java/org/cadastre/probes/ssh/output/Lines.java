package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Lines, words and numbers, as every reader here needs them.
final class Lines {
  private static final int MOST_LINES = 200_000;
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_DIGITS = 18;

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
    return words(line, Integer.MAX_VALUE);
  }

  /// Split by hand: a regular expression for each line of every listing is what costs most in
  /// reading.
  ///
  /// @param most the last of so many holds the rest of the line
  static String[] words(String line, int most) {
    var text = line.strip();
    var words = new ArrayList<String>();
    int from = 0;
    int at = 0;
    while (at < text.length() && words.size() < most - 1) {
      if (blank(text.charAt(at))) {
        words.add(text.substring(from, at));
        while (blank(text.charAt(at))) {
          at++;
        }
        from = at;
      } else {
        at++;
      }
    }
    words.add(text.substring(from));
    return words.toArray(new String[0]);
  }

  /// Up to the first blank.
  static String firstWord(String text) {
    int at = 0;
    while (at < text.length() && !blank(text.charAt(at))) {
      at++;
    }
    return text.substring(0, at);
  }

  private static boolean blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /// Whether it is a number without a sign, of whatever length.
  static boolean digits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /// Empty for what is no whole number or does not fit.
  static OptionalLong number(String text) {
    var unsigned = text.startsWith("-") ? text.substring(1) : text;
    return unsigned.length() <= MOST_DIGITS && digits(unsigned)
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
