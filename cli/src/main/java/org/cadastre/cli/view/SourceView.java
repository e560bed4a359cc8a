package org.cadastre.cli.view;

import java.util.List;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.rules.Agreement.Measured;
import org.cadastre.runtime.SourceReport;
import org.jspecify.annotations.Nullable;

/// Who speaks, and how far each can be relied on.
public final class SourceView {
  private SourceView() {}

  public static void list(Console console, List<SourceReport> sources) {
    console.list(() -> table(sources), () -> sources.stream().map(SourceView::json).toList());
  }

  private static Table table(List<SourceReport> sources) {
    var table =
        new Table(
            "SOURCE", "KIND", "ITEMS", "LAST READING", "RIGHTS", "UPSTREAM", "AGREEMENT", "FACETS");
    for (var one : sources) {
      table.row(
          one.source(),
          one.kind(),
          Long.toString(one.items()),
          Words.cell(one.lastReading()),
          one.creates() ? "create, update" : "update",
          one.upstream(),
          share(one.overall()),
          String.join(" ", one.facets()));
    }
    return table;
  }

  private static @Nullable String share(Measured measured) {
    return measured.compared() == 0
        ? null
        : "%d%% of %d".formatted(measured.right() * 100 / measured.compared(), measured.compared());
  }

  private static Json.Obj json(SourceReport one) {
    var agreement = new Json.Obj();
    one.measured().forEach((attribute, measured) -> agreement.put(attribute, json(measured)));
    return new Json.Obj()
        .put("source", one.source())
        .put("kind", one.kind())
        .put("items", one.items())
        .put("facets", Json.texts(one.facets()))
        .put("lastReading", one.lastReading())
        .put("creates", one.creates())
        .put("upstream", one.upstream())
        .put("agreement", agreement);
  }

  private static Json.Obj json(Measured measured) {
    return new Json.Obj().put("right", measured.right()).put("compared", measured.compared());
  }
}
