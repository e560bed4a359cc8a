package org.cadastre.core.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/// One field of a cron expression: which numbers it names, and whether it names them all by `*`.
record CronField(BitSet values, boolean any) {

  /// What a field may hold.
  ///
  /// @param names of the values from the lowest on, in lower case; may be empty
  record Kind(String what, int lowest, int highest, List<String> names) {
    CronField parse(String text) {
      var values = new BitSet();
      for (var part : text.split(",", -1)) {
        add(part, values);
      }
      return new CronField(values, text.startsWith("*"));
    }

    private void add(String part, BitSet values) {
      var stepped = part.split("/", -1);
      int step = stepped.length > 1 ? number(stepped[1]) : 1;
      if (stepped.length > 2 || step < 1) {
        throw wrong(part);
      }
      var ends = stepped[0].split("-", -1);
      if (ends.length > 2) {
        throw wrong(part);
      }
      boolean all = stepped[0].equals("*");
      int from = all ? lowest : value(ends[0]);
      int to =
          all || (ends.length == 1 && stepped.length > 1) ? highest : value(ends[ends.length - 1]);
      if (from > to) {
        throw wrong(part);
      }
      for (int value = from; value <= to; value += step) {
        values.set(value);
      }
    }

    private int value(String word) {
      int named = names.indexOf(word.toLowerCase(Locale.ROOT));
      int value = named >= 0 ? lowest + named : number(word);
      if (value < lowest || value > highest) {
        throw wrong(word);
      }
      return value;
    }

    private int number(String word) {
      if (word.isEmpty()
          || word.length() > 4
          || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
        throw wrong(word);
      }
      return Integer.parseInt(word);
    }

    private IllegalArgumentException wrong(String part) {
      return new IllegalArgumentException(
          "'%s' is no %s (%d to %d)".formatted(part, what, lowest, highest));
    }
  }

  boolean has(int value) {
    return values.get(value);
  }
}
