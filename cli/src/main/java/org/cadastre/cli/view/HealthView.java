package org.cadastre.cli.view;

import java.util.List;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.runtime.HealthReport;
import org.cadastre.runtime.HealthReport.Line;

/// How well the register is kept.
public final class HealthView {
  private HealthView() {}

  public static void print(Console console, HealthReport report) {
    console.one(
        () ->
            console.render(table("CLASS", report.byClass()))
                + "\n"
                + console.render(table("OWNER", report.byOwner())),
        () -> table("CLASS", report.byClass()),
        () ->
            new Json.Obj()
                .put("classes", Json.array(lines("class", report.byClass())))
                .put("owners", Json.array(lines("owner", report.byOwner()))));
  }

  private static Table table(String of, List<Line> lines) {
    var table =
        new Table(
            of,
            "ITEMS",
            "COMPLETE",
            "STALE",
            "UNVERIFIED",
            "CONFLICTED",
            "MISSING",
            "RETIRED",
            "TWINS",
            "OLDEST VERIFICATION");
    for (var line : lines) {
      var complete = line.completeness();
      table.row(
          line.of().isEmpty() ? null : line.of(),
          "" + line.items(),
          complete == null ? null : complete + " %",
          "" + line.stale(),
          "" + line.unverified(),
          "" + line.conflicted(),
          "" + line.missing(),
          "" + line.retired(),
          "" + line.suspected(),
          Words.cell(line.oldest()));
    }
    return table;
  }

  private static List<Json.Obj> lines(String of, List<Line> lines) {
    return lines.stream()
        .map(line -> {
          var complete = line.completeness();
          return new Json.Obj()
              .put(of, line.of().isEmpty() ? null : line.of())
              .put("items", line.items())
              .put("completeness", complete == null ? new Json.Null() : new Json.Num(complete))
              .put("stale", line.stale())
              .put("unverified", line.unverified())
              .put("conflicted", line.conflicted())
              .put("missing", line.missing())
              .put("retired", line.retired())
              .put("suspectedDuplicates", line.suspected())
              .put("oldestVerification", line.oldest());
        })
        .toList();
  }
}
