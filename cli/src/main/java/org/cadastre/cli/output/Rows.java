package org.cadastre.cli.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A list that is written while it is found, so that it may be longer than memory. Only a table,
/// whose columns have to fit, is held, and not without end.
public final class Rows implements AutoCloseable {
  static final int LONGEST_TABLE = 10_000;

  private final Console console;
  private final PrintWriter out;
  private final Format format;
  private final Table table;
  private long count;

  Rows(Console console, PrintWriter out, Format format, String... headings) {
    this.console = console;
    this.out = out;
    this.format = format;
    this.table = new Table(headings);
    if (format == Format.csv) {
      out.print(Csv.headings(table));
    }
  }

  /// @param object the row for programs
  /// @param cells as many as there are headings; what a device said may stand in them as it is
  public void row(Supplier<Json.Obj> object, String... cells) {
    count++;
    switch (format) {
      case csv -> out.print(Csv.line(Stream.of(cells).map(Clean::line).toList()));
      case jsonl -> out.println(JsonText.compact(object.get()));
      case json -> out.print((count == 1 ? "[\n" : ",\n") + JsonText.compact(object.get()));
      case yaml -> out.print(Yaml.write(Json.array(List.of(object.get()))));
      case table -> {
        if (count <= LONGEST_TABLE) {
          table.row(cells);
        }
      }
    }
  }

  public long count() {
    return count;
  }

  /// Writes what ends the list.
  @Override
  public void close() {
    switch (format) {
      case csv, jsonl -> {}
      case json -> out.println(count == 0 ? "[]" : "\n]");
      case yaml -> out.print(count == 0 ? "[]\n" : "");
      case table -> {
        console.table(table);
        if (count > LONGEST_TABLE) {
          console.remark("… and %d more; -o csv shows all".formatted(count - LONGEST_TABLE));
        }
      }
    }
    out.flush();
  }
}
