package org.cadastre.probes.snmp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Where variables stand in the texts of answers: four bytes for each, and nothing is copied before
/// somebody wants it. A hostile agent's answers are as long as they may be, and a million lines as
/// objects take many times their length.
///
/// A place counts the characters of all texts before it. Object identifiers are in the order of
/// their numbers, in which agents tell them, so that there is little to sort. Numbers are compared
/// by their texts: the shorter is the smaller.
final class Places {
  private static final int MOST_NUMBERS = 128;
  private static final int LONGEST_NUMBER = 10;

  private final List<String> texts = new ArrayList<>();
  private int[] starts = new int[8];
  private int[] exchanges = new int[8];
  private int end;

  private int[] places = new int[64];
  private int size;
  private int sorted;

  /// Takes the lines of an answer that are `OID|TAG|VALUE`.
  void read(String text, int exchange) {
    if (text.isEmpty() || text.length() > Integer.MAX_VALUE - end) {
      return;
    }
    if (texts.size() == starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
      exchanges = Arrays.copyOf(exchanges, exchanges.length * 2);
    }
    starts[texts.size()] = end;
    exchanges[texts.size()] = exchange;
    texts.add(text);
    int start = 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int lineEnd = feed < 0 ? text.length() : feed;
      if (isVariable(text, start, lineEnd)) {
        add(end + start);
      }
      start = lineEnd + 1;
    }
    end += text.length();
  }

  private void add(int place) {
    if (size == places.length) {
      places = Arrays.copyOf(places, size + size / 2);
    }
    places[size++] = place;
  }

  /// Two to 128 numbers of at most ten digits, and two bars.
  private static boolean isVariable(String text, int start, int end) {
    int digits = 0;
    int numbers = 1;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '.' && digits > 0) {
        digits = 0;
        numbers++;
      } else if (c == '|') {
        int second = text.indexOf('|', i + 1, end);
        return second > 0 && digits > 0 && numbers > 1 && numbers <= MOST_NUMBERS;
      } else if (c < '0' || c > '9' || ++digits > LONGEST_NUMBER) {
        return false;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /// The first variable of that name, or -1.
  int find(String oid) {
    var name = oid + "|";
    int rank = rank(name);
    return rank < size && startsWith(places[rank], name) ? places[rank] : -1;
  }

  /// Whether any name begins so.
  boolean any(String prefix) {
    int rank = rank(prefix);
    return rank < size && startsWith(places[rank], prefix);
  }

  /// The first variable of each name that begins so, in the order of their numbers.
  int[] all(String prefix) {
    int first = rank(prefix);
    int last = first + first(size - first, i -> compareName(places[first + i], prefix) - 1);
    int count = 0;
    var all = new int[last - first];
    for (int i = first; i < last; i++) {
      if (count == 0 || compareNames(all[count - 1], places[i]) != 0) {
        all[count++] = places[i];
      }
    }
    return count == all.length ? all : Arrays.copyOf(all, count);
  }

  /// How many come before the names that begin so.
  private int rank(String prefix) {
    if (sorted < size) {
      Order order = this::compareNames;
      order.sort(places, sorted, size);
      order.merge(places, 0, sorted, size);
      sorted = size;
    }
    return first(size, i -> compareName(places[i], prefix));
  }

  /// The first of so many that is not before what is looked for.
  static int first(int size, IntUnaryOperator comparison) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (comparison.applyAsInt(middle) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int compareNames(int one, int other) {
    int text = text(one);
    int otherText = other >= starts[text] && other < ends(text) ? text : text(other);
    return compare(
        texts.get(text),
        one - starts[text],
        texts.get(otherText),
        other - starts[otherText],
        Integer.MAX_VALUE);
  }

  private int ends(int text) {
    return text + 1 < texts.size() ? starts[text + 1] : end;
  }

  /// Nought when the name begins so.
  private int compareName(int place, String prefix) {
    int text = text(place);
    return compare(texts.get(text), place - starts[text], prefix, 0, prefix.length());
  }

  /// Compares identifiers that end with a bar, number by number: what is longer is larger.
  ///
  /// @param most how many characters count
  static int compare(String one, int start, String other, int otherStart, int most) {
    int i = start;
    int j = otherStart;
    char c = one.charAt(i);
    while (c == other.charAt(j)) {
      i++;
      j++;
      if (c == '|' || j - otherStart == most) {
        return 0;
      }
      c = one.charAt(i);
    }
    int byLength = digits(one, i) - digits(other, j);
    if (byLength != 0) {
      return byLength;
    }
    return isDigit(c) ? c - other.charAt(j) : other.charAt(j) - c;
  }

  private static int digits(String text, int start) {
    int end = start;
    while (isDigit(text.charAt(end))) {
      end++;
    }
    return end - start;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean startsWith(int place, String prefix) {
    return compareName(place, prefix) == 0;
  }

  private int text(int place) {
    int low = 0;
    int high = texts.size();
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= place) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The text that it stands in.
  String textOf(int place) {
    return texts.get(text(place));
  }

  /// Where in that text its line begins.
  int startOf(int place) {
    return place - starts[text(place)];
  }

  Variable variable(int place) {
    int text = text(place);
    var said = texts.get(text);
    int tag = said.indexOf('|', place - starts[text]) + 1;
    int bar = said.indexOf('|', tag);
    int feed = said.indexOf('\n', bar);
    var raw = said.substring(bar + 1, feed < 0 ? said.length() : feed);
    return new Variable(said.substring(tag, bar), raw, exchanges[text]);
  }
}
