package org.cadastre.cli.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

/// Where answers and remarks go: data to standard output in the wanted format, everything else to
/// standard error.
public final class Console {
  private final PrintWriter out;
  private final PrintWriter err;
  private final Format format;
  private final boolean quiet;
  private final int width;
  private final boolean interactive;
  private final Paint paint;

  /// @param width columns of the terminal that standard output is, or 0
  /// @param interactive whether standard error is a terminal on which progress may be drawn
  /// @param colored whether words may be coloured where there is a terminal
  public Console(
      PrintWriter out,
      PrintWriter err,
      Format format,
      boolean quiet,
      int width,
      boolean interactive,
      boolean colored) {
    this.out = out;
    this.err = err;
    this.format = format;
    this.quiet = quiet;
    this.width = width;
    this.interactive = interactive;
    this.paint = colored && width > 0 ? Paint.COLORED : Paint.PLAIN;
  }

  public boolean toTerminal() {
    return width > 0;
  }

  /// Whether a person wants to read only what they asked for, and what went wrong.
  public boolean quiet() {
    return quiet;
  }

  /// Draws progress only where it can be taken back.
  public boolean interactive() {
    return interactive && !quiet;
  }

  /// A list: one row, one object each.
  public void list(Supplier<Table> table, Supplier<List<Json.Obj>> objects) {
    switch (format) {
      case table -> out.print(table.get().render(width, paint));
      case csv -> out.print(Csv.write(table.get()));
      case json -> out.println(JsonText.pretty(Json.array(objects.get())));
      case jsonl -> objects.get().forEach(object -> out.println(JsonText.compact(object)));
      case yaml -> out.print(Yaml.write(Json.array(objects.get())));
    }
    out.flush();
  }

  /// A list that is written row by row.
  public Rows rows(String... headings) {
    return new Rows(this, out, format, headings);
  }

  /// A list that is written row by row, as CSV whatever the wanted format; the headings stand as
  /// they are.
  public CsvRows csv(List<String> headings) {
    return new CsvRows(out, headings);
  }

  /// One thing: text for a person, an object for programs.
  ///
  /// @param table its flat form, for CSV
  public void one(Supplier<String> text, Supplier<Table> table, Supplier<Json.Obj> object) {
    switch (format) {
      case table -> out.print(text.get());
      case csv -> out.print(Csv.write(table.get()));
      case json -> out.println(JsonText.pretty(object.get()));
      case jsonl -> out.println(JsonText.compact(object.get()));
      case yaml -> out.print(Yaml.write(object.get()));
    }
    out.flush();
  }

  /// Text that is already safe, as it stands.
  public void text(String text) {
    out.print(text);
    out.flush();
  }

  public void table(Table table) {
    out.print(table.render(width, paint));
    out.flush();
  }

  public String render(Table table) {
    return table.render(width, paint);
  }

  /// A word to the operator, not part of the answer.
  public void remark(String text) {
    if (!quiet) {
      err.println(Clean.lines(text));
    }
  }

  /// What happens in a process that nobody sits at, for programs that follow it: a JSON object in a
  /// line of standard error, whatever the wanted format.
  public synchronized void event(Json.Obj object) {
    err.println(JsonText.compact(object));
    err.flush();
  }

  /// What went wrong; shown even when quiet.
  public void error(String text) {
    err.println(Clean.lines(text));
  }

  /// Replaces the line that is being drawn; empty takes it away.
  public void draw(String line) {
    if (interactive()) {
      err.print("\r\u001b[K" + Clean.line(line));
      err.flush();
    }
  }
}
