package org.cadastre.cli.view;

import java.util.List;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.ci.CoverageRow;

/// What was seen and what could not be.
public final class CoverageView {
  private CoverageView() {}

  public static void list(Console console, List<CoverageRow> rows) {
    console.list(() -> table(rows), () -> rows.stream().map(CoverageView::json).toList());
  }

  public static Table table(List<CoverageRow> rows) {
    var table = new Table("SCOPE", "FACET", "OUTCOME", "CI", "REASON");
    for (var row : rows) {
      var ci = row.ci();
      table.row(
          row.scope(),
          row.facet(),
          row.outcome().word(),
          ci == null ? null : ci.value(),
          row.reason());
    }
    return table;
  }

  public static Json.Obj json(CoverageRow row) {
    var ci = row.ci();
    return new Json.Obj()
        .put("run", row.run())
        .put("source", row.source())
        .put("scope", row.scope())
        .put("facet", row.facet())
        .put("outcome", row.outcome().word())
        .put("reason", row.reason())
        .put("ci", ci == null ? null : ci.value())
        .put("transcript", row.transcript());
  }
}
