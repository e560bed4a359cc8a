package org.cadastre.cli.output;

import java.io.PrintWriter;
import java.util.List;

/// Comma-separated values that are written while they are found.
public final class CsvRows {
  private final PrintWriter out;

  CsvRows(PrintWriter out, List<String> headings) {
    this.out = out;
    row(headings);
  }

  /// What a device said may stand in the cells as it is.
  public void row(List<String> cells) {
    out.print(Csv.line(cells.stream().map(Clean::line).toList()));
  }

  public void end() {
    out.flush();
  }
}
