package org.cadastre.settings;

import java.io.Reader;

/// A text that is read in pieces of which none ends within a surrogate pair: the YAML reader fails
/// where its buffer does.
final class WholePairs extends Reader {
  private final String text;
  private int at;

  WholePairs(String text) {
    this.text = text;
  }

  @Override
  public int read(char[] buffer, int offset, int length) {
    if (at == text.length()) {
      return -1;
    }
    int end = Math.min(text.length(), at + length);
    if (end - at > 1 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    int count = end - at;
    text.getChars(at, end, buffer, offset);
    at = end;
    return count;
  }

  @Override
  public void close() {
    at = text.length();
  }
}
