package org.cadastre.probes.ssh;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.cadastre.core.evidence.Answer;

/// The bytes of one answer, no more of them than it may have. One letter beyond Latin-1 makes a
/// text take two bytes a letter in memory, and more while it is decoded: such an answer may have a
/// quarter.
final class AnswerBytes extends ByteArrayOutputStream {
  private static final int SHARE_OF_OTHER_LETTERS = 4;

  private int most;
  private boolean letters;
  private boolean cut;

  AnswerBytes(int most) {
    super(Math.min(most, 256));
    this.most = most;
  }

  /// Keeps what fits.
  ///
  /// @return how many did not
  int add(byte[] bytes, int from, int length, int left) {
    if (!letters && holdsOtherLetters(bytes, from, length)) {
      letters = true;
      most /= SHARE_OF_OTHER_LETTERS;
      if (count > most) {
        buf = Arrays.copyOf(buf, most);
        count = most;
        cut = true;
      }
    }
    int kept = Math.max(0, Math.min(length, Math.min(left, most - count)));
    write(bytes, from, kept);
    cut |= kept < length;
    return length - kept;
  }

  /// Whether one begins a letter that UTF-8 writes for more than Latin-1 holds.
  private static boolean holdsOtherLetters(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if ((bytes[i] & 0xff) >= 0xc4) {
        return true;
      }
    }
    return false;
  }

  /// Whether some did not fit.
  boolean cut() {
    return cut;
  }

  /// How much memory its text takes.
  int weight() {
    return letters ? 2 * count : count;
  }

  /// Without the letter in whose middle it may have been cut.
  String text() {
    int end = count;
    if (cut) {
      while (end > 0 && (buf[end - 1] & 0xc0) == 0x80) {
        end--;
      }
      end -= end > 0 && buf[end - 1] < 0 ? 1 : 0;
    }
    return Answer.decode(buf, end);
  }
}
