package org.cadastre.probes.ssh;

import java.util.ArrayList;
import java.util.List;

/// Tells in one pass over a text which of many short words are in it, whatever their case.
final class Spotter {
  private static final int FOLD = 31;
  private static final int HEADS = (FOLD + 1) * (FOLD + 1);

  private final List<List<Word>> byHead = new ArrayList<>();

  /// @param groups those of whose groups it is a member, as bits
  private record Word(String text, long groups) {}

  /// @param groups up to 64 groups of words of at least two ASCII characters
  Spotter(List<List<String>> groups) {
    for (int i = 0; i < HEADS; i++) {
      byHead.add(List.of());
    }
    for (int group = 0; group < groups.size(); group++) {
      for (var word : groups.get(group)) {
        int head = head(word.charAt(0), word.charAt(1));
        var words = new ArrayList<>(byHead.get(head));
        words.add(new Word(word, 1L << group));
        byHead.set(head, List.copyOf(words));
      }
    }
  }

  /// The groups of which at least one word is there, as bits.
  long in(String text, int from, int to) {
    long found = 0;
    for (int i = from; i < to - 1; i++) {
      var words = byHead.get(head(text.charAt(i), text.charAt(i + 1)));
      for (int n = 0; n < words.size(); n++) {
        var word = words.get(n);
        if (text.regionMatches(true, i, word.text(), 0, word.text().length())) {
          found |= word.groups();
        }
      }
    }
    return found;
  }

  /// The last five bits of a letter do not tell its case.
  private static int head(char first, char second) {
    return (first & FOLD) * (FOLD + 1) + (second & FOLD);
  }
}
