package org.cadastre.core.knowledge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets a pattern look at a text so often and no oftener: what an agent says may be made to keep a
/// pattern with several repetitions busy for minutes. Counted, not timed, so that a text is read
/// the same way whenever it is read again.
final class Leash {
  private static final int MOST_LOOKS = 1_000_000;

  private Leash() {}

  /// The first match; empty when there is none, and when there was none after that many looks.
  static Optional<Matcher> find(Pattern pattern, String text) {
    try {
      var matcher = pattern.matcher(new Counted(text));
      return matcher.find() ? Optional.of(matcher) : Optional.empty();
    } catch (TooManyLooksException _) {
      return Optional.empty();
    }
  }

  private static final class TooManyLooksException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyLooksException() {
      super(null, null, false, false);
    }
  }

  private static final class Counted implements CharSequence {
    private final String text;
    private int looks;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++looks > MOST_LOOKS) {
        throw new TooManyLooksException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
