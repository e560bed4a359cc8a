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
final class Rows extends AbstractMap<String, Variable> {
  private final Places places;
  private final int prefix;
  private final int[] cells;

  /// @param column as it begins the names of its cells, the dot included
  Rows(Places places, String column) {
    this.places = places;
    this.prefix = column.length();
    this.cells = places.all(column);
  }

  /// Where in its text the index of a cell begins.
  private int index(int cell) {
    return places.startOf(cell) + prefix;
  }

  @Override
  public @Nullable Variable get(@Nullable Object index) {
    if (!(index instanceof String wanted)) {
      return null;
    }
    var text = wanted + "|";
    int first = Places.first(cells.length, i -> compare(cells[i], text));
    return first < cells.length && compare(cells[first], text) == 0
        ? places.variable(cells[first])
        : null;
  }

  private int compare(int cell, String index) {
    return Places.compare(places.textOf(cell), index(cell), index, 0, index.length());
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
