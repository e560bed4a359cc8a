package org.cadastre.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows under headings, fitted to the terminal's width.
public final class Table {
  private static final int GAP = 2;
  private static final int NARROWEST = 8;
  private static final String NOTHING = "-";

  /// Headings of what the next command is told to look at.
  private static final Set<String> NEVER_CUT = Set.of("ID", "CI", "RUN", "EVIDENCE", "REASON");

  private final List<String> headings;
  private final List<List<@Nullable String>> rows = new ArrayList<>();

  public Table(String... headings) {
    this.headings = Stream.of(headings).map(Clean::line).toList();
  }

  /// As many cells as there are headings; what a device said may stand in them as it is. Where
  /// there is nothing to say (null) a person reads `-`, and a program nothing.
  public Table row(@Nullable String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + headings.size() + " headings");
    }
    var row = new ArrayList<@Nullable String>();
    for (var cell : cells) {
      row.add(cell == null ? null : Clean.line(cell));
    }
    rows.add(row);
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  List<String> headings() {
    return headings;
  }

  List<List<@Nullable String>> rows() {
    return rows;
  }

  private static List<String> shown(List<@Nullable String> row) {
    return row.stream().map(cell -> Objects.requireNonNullElse(cell, NOTHING)).toList();
  }

  /// @param width columns of the terminal, or 0 when there is none: nothing is cut then
  String render(int width, Paint paint) {
    var lines = rows.stream().map(Table::shown).toList();
    var widths = widths(lines, width);
    var text = new StringBuilder();
    line(text, headings, widths, paint::heading);
    lines.forEach(row -> line(text, row, widths, paint::cell));
    return text.toString();
  }

  private List<Integer> widths(List<List<String>> lines, int width) {
    var widths = new ArrayList<Integer>();
    for (int column = 0; column < headings.size(); column++) {
      int widest = headings.get(column).length();
      for (var row : lines) {
        widest = Math.max(widest, row.get(column).length());
      }
      widths.add(widest);
    }
    if (width > 0) {
      fit(widths, width - GAP * (headings.size() - 1));
    }
    return widths;
  }

  /// Takes from the widest columns first. The first column, which names the row, stays whole,
  /// identifiers and headings do: what does not fit then is wider than the terminal.
  private void fit(List<Integer> widths, int room) {
    int excess = widths.stream().mapToInt(w -> w).sum() - room;
    while (excess > 0) {
      int widest = -1;
      for (int column = 1; column < widths.size(); column++) {
        boolean wider = widest < 0 || widths.get(column) > widths.get(widest);
        boolean whole = NEVER_CUT.contains(headings.get(column));
        if (!whole && wider && widths.get(column) > narrowest(column)) {
          widest = column;
        }
      }
      if (widest < 0) {
        return;
      }
      widths.set(widest, widths.get(widest) - 1);
      excess--;
    }
  }

  private int narrowest(int column) {
    return Math.max(NARROWEST, headings.get(column).length());
  }

  private static void line(
      StringBuilder text, List<String> cells, List<Integer> widths, UnaryOperator<String> paint) {
    var line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      var cell = cut(cells.get(column), widths.get(column));
      line.append(paint.apply(cell));
      line.append(" ".repeat(widths.get(column) - cell.length() + GAP));
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private static String cut(String cell, int width) {
    if (cell.length() <= width) {
      return cell;
    }
    int end = Math.max(0, width - 1);
    boolean pair = end > 0 && Character.isHighSurrogate(cell.charAt(end - 1));
    return cell.substring(0, pair ? end - 1 : end) + "…";
  }
}
