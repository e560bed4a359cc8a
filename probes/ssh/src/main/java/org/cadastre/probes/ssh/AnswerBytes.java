package org.cadastre.probes.ssh;

import java.util.Arrays;
import org.cadastre.core.evidence.Answer;

/// The bytes of one answer, no more of them than it may have. One letter beyond Latin-1 makes a
/// text take two bytes a letter in memory, and more while it is decoded: such an answer may have a
/// quarter.
final class AnswerBytes {
  private static final int SHARE_OF_OTHER_LETTERS = 4;

  private int most;
  private byte[] held = new byte[0];
  private int count;
  private boolean letters;
  private boolean cut;

  AnswerBytes(int most) {
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
        held = Arrays.copyOf(held, most);
        count = most;
        cut = true;
      }
    }
    int kept = Math.max(0, Math.min(length, Math.min(left, most - count)));
    grow(count + kept);
    System.arraycopy(bytes, from, held, count, kept);
    count += kept;
    cut |= kept < length;
    return length - kept;
  }

  /// Never beyond what may be kept: doubled carelessly, it would be twice that.
  private void grow(int needed) {
    if (needed > held.length) {
      held = Arrays.copyOf(held, Math.min(most, Math.max(needed, 2 * held.length)));
    }
  }

  int size() {
    return count;
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
      while (end > 0 && (held[end - 1] & 0xc0) == 0x80) {
        end--;
      }
      end -= end > 0 && held[end - 1] < 0 ? 1 : 0;
    }
    return Answer.decode(held, end);
  }
}
