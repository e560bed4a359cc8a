package org.cadastre.probes.snmp;

import java.util.Arrays;

/// An order of numbers that stand for something else: sorting them needs no object for each.
@FunctionalInterface
interface Order {
  int compare(int one, int other);

  /// Sorts a range; what is equal stays in its order. What is nearly in order takes little more
  /// than looking at it.
  default void sort(int[] numbers, int from, int to) {
    if (to - from > 1) {
      int middle = (from + to) >>> 1;
      sort(numbers, from, middle);
      sort(numbers, middle, to);
      merge(numbers, from, middle, to);
    }
  }

  /// Makes one sorted range of two that follow each other; only the second is copied.
  default void merge(int[] numbers, int from, int middle, int to) {
    if (from == middle || middle == to || compare(numbers[middle - 1], numbers[middle]) <= 0) {
      return;
    }
    var second = Arrays.copyOfRange(numbers, middle, to);
    int left = middle;
    int end = to;
    for (int right = second.length - 1; right >= 0; right--) {
      int after = firstBehind(numbers, from, left, second[right]);
      end -= left - after;
      System.arraycopy(numbers, after, numbers, end, left - after);
      left = after;
      numbers[--end] = second[right];
    }
  }

  /// Looks near the end first, where it mostly is.
  private int firstBehind(int[] numbers, int from, int to, int number) {
    int high = to;
    int step = 1;
    int low = to;
    while (low > from && compare(numbers[low - 1], number) > 0) {
      high = low - 1;
      low = Math.max(from, high - step);
      step *= 2;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(numbers[middle], number) > 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return high;
  }
}
