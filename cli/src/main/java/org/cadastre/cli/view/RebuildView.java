package org.cadastre.cli.view;

import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.runtime.Changed;
import org.cadastre.runtime.RebuildReport;

/// What a rebuilt register says otherwise than the one before.
public final class RebuildView {
  private RebuildView() {}

  public static void show(Console console, RebuildReport report) {
    console.one(() -> text(console, report), () -> table(report), () -> json(report));
  }

  private static String text(Console console, RebuildReport report) {
    var counts =
        "%d entries read again, %d items compared: ".formatted(report.entries(), report.items());
    if (report.differences().isEmpty()) {
      return counts + "nothing differs\n";
    }
    long count = report.differences().size() + report.more();
    return console.render(table(report)) + "\n" + counts + count + " differences\n";
  }

  private static Table table(RebuildReport report) {
    var table = new Table("CI", "CLASS", "NAME", "WHAT", "FROM", "TO");
    for (var one : report.differences()) {
      table.row(one.ci().value(), one.ciClass(), one.name(), one.what(), one.from(), one.to());
    }
    return table;
  }

  private static Json.Obj json(RebuildReport report) {
    return new Json.Obj()
        .put("entries", report.entries())
        .put("items", report.items())
        .put(
            "differences",
            Json.array(report.differences().stream().map(RebuildView::json).toList()))
        .put("more", report.more());
  }

  private static Json.Obj json(Changed change) {
    return EffectView.json(change);
  }
}
