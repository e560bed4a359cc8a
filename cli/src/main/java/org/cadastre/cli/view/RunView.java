package org.cadastre.cli.view;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.store.CiRecord;
import org.cadastre.runtime.SweepReport;
import org.jspecify.annotations.Nullable;

/// Scan runs, and what one came to.
public final class RunView {
  private RunView() {}

  public static void list(Console console, List<ScanRun> runs) {
    console.list(() -> table(runs), () -> runs.stream().map(RunView::json).toList());
  }

  private static Table table(List<ScanRun> runs) {
    var table = new Table("RUN", "STATUS", "STARTED", "TOOK", "WHAT");
    for (var run : runs) {
      table.row(run.id(), run.status().word(), Words.cell(run.started()), took(run), run.what());
    }
    return table;
  }

  private static @Nullable String took(ScanRun run) {
    var ended = run.ended();
    return ended == null ? null : seconds(Duration.between(run.started(), ended));
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }

  private static Json.Obj json(ScanRun run) {
    return new Json.Obj()
        .put("run", run.id())
        .put("status", run.status().word())
        .put("what", run.what())
        .put("started", run.started())
        .put("ended", run.ended())
        .put("configuration", run.configHash());
  }

  public static void show(Console console, ScanRun run, List<CoverageRow> coverage) {
    console.one(
        () ->
            console.render(table(List.of(run)))
                + "\n"
                + console.render(CoverageView.table(coverage)),
        () -> CoverageView.table(coverage),
        () ->
            json(run)
                .put("coverage", Json.array(coverage.stream().map(CoverageView::json).toList())));
  }

  /// What a sweep came to; to a person who wants quiet, only what failed.
  ///
  /// @param seen what the sweep saw, each item once
  public static void report(
      Console console, ItemView items, SweepReport report, List<CiRecord> seen) {
    console.one(
        () -> text(console, report, seen, items),
        () -> items.table(seen),
        () ->
            json(report.run())
                .put("asked", report.asked())
                .put("answered", report.answered())
                .put(
                    "created", Json.texts(report.created().stream().map(Object::toString).toList()))
                .put("items", Json.array(seen.stream().map(items::brief).toList()))
                .put(
                    "failures",
                    Json.array(report.failures().stream().map(CoverageView::json).toList()))
                .put("faults", Json.texts(report.faults()))
                .put("calls", Json.array(AccountView.calls(report)))
                .put("due", Json.array(AccountView.due(report))));
  }

  private static String text(
      Console console, SweepReport report, List<CiRecord> seen, ItemView items) {
    if (console.quiet()) {
      return failed(console, report);
    }
    var list = seen.isEmpty() ? "" : console.render(items.table(seen)) + "\n";
    var failed = report.failures().isEmpty() ? "" : failed(console, report) + "\n";
    return list + failed + AccountView.text(console, report) + sum(report);
  }

  private static String failed(Console console, SweepReport report) {
    return report.failures().isEmpty()
        ? ""
        : "failed:\n" + console.render(CoverageView.table(report.failures()));
  }

  private static String sum(SweepReport report) {
    var run = report.run();
    return "run %s %s: %d asked, %d answered, %d items (%d new), %d failed, %s%n"
        .formatted(
            run.id(),
            run.status().word(),
            report.asked(),
            report.answered(),
            report.seen().size(),
            report.created().size(),
            report.failures().size(),
            Objects.requireNonNullElse(took(run), "-"));
  }
}
