package org.cadastre.probes.snmp;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A column of a table: its cells by index, in the order of the indexes' numbers, so that 10
/// follows 9. A cell is made when it is looked at.
///
/// Numbers are compared by their texts: the shorter is the smaller.
final class Rows extends AbstractMap<String, Variable> {
  private final Places places;
  private final int prefix;
  private final int[] cells;

  /// @param column as it begins the names of its cells, the dot included
  Rows(Places places, String column) {
    this.places = places;
    this.prefix = column.length();
    this.cells = places.all(column);
    Order order =
        (one, other) ->
            compareIndexes(places.textOf(one), index(one), places.textOf(other), index(other));
    order.sort(cells, 0, cells.length);
  }

  /// Where in its text the index of a cell begins.
  private int index(int cell) {
    return places.startOf(cell) + prefix;
  }

  /// Of two indexes that are followed by a bar.
  private static int compareIndexes(String one, int oneStart, String other, int otherStart) {
    int i = oneStart;
    int j = otherStart;
    while (true) {
      int iEnd = end(one, i);
      int jEnd = end(other, j);
      int byNumber = compareNumbers(one, i, iEnd - i, other, j, jEnd - j);
      boolean last = one.charAt(iEnd) == '|';
      boolean otherLast = other.charAt(jEnd) == '|';
      if (byNumber != 0 || last || otherLast) {
        return byNumber != 0 ? byNumber : Boolean.compare(otherLast, last);
      }
      i = iEnd + 1;
      j = jEnd + 1;
    }
  }

  private static int compareNumbers(
      String one, int start, int length, String other, int otherStart, int otherLength) {
    int difference = length - otherLength;
    for (int k = 0; k < length && difference == 0; k++) {
      difference = one.charAt(start + k) - other.charAt(otherStart + k);
    }
    return difference;
  }

  private static int end(String text, int start) {
    int end = start;
    while (text.charAt(end) != '.' && text.charAt(end) != '|') {
      end++;
    }
    return end;
  }

  @Override
  public @Nullable Variable get(@Nullable Object index) {
    if (!(index instanceof String wanted)) {
      return null;
    }
    var text = wanted + "|";
    int first =
        Places.first(
            cells.length, i -> compareIndexes(places.textOf(cells[i]), index(cells[i]), text, 0));
    return first < cells.length && places.textOf(cells[first]).startsWith(text, index(cells[first]))
        ? places.variable(cells[first])
        : null;
  }

  @Override
  public boolean containsKey(@Nullable Object index) {
    return get(index) != null;
  }

  private Entry<String, Variable> entry(int cell) {
    var text = places.textOf(cell);
    int start = index(cell);
    return Map.entry(text.substring(start, text.indexOf('|', start)), places.variable(cell));
  }

  @Override
  public Set<Entry<String, Variable>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, Variable>> iterator() {
        return IntStream.of(cells).mapToObj(Rows.this::entry).iterator();
      }

      @Override
      public int size() {
        return cells.length;
      }
    };
  }
}
