package org.cadastre.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.cadastre.cli.view.CoverageView;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre coverage`
@Command(
    name = "coverage",
    description = "What a run saw of each endpoint and facet, and what it could not see and why.")
@Needs(Operation.READ)
final class CoverageOf implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "CI|ENDPOINT",
      description = "Only this item, or scopes that hold this text.")
  private @Nullable String only;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      defaultValue = "latest",
      description = "Default: the latest that was not disowned.")
  private String run = "latest";

  @Option(names = "--gaps", description = "Only what was not complete.")
  private boolean gaps;

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var found = Runs.find(cadastre, run);
    List<CoverageRow> rows =
        cadastre.ask(store ->
            store.coverage(found.id()).stream()
                .filter(row -> !gaps || row.outcome() != Outcome.COMPLETE)
                .filter(wanted(store))
                .toList());
    var console = root.console();
    console.remark("run " + found.id() + " (" + found.what() + ")");
    CoverageView.list(console, rows);
    if (rows.isEmpty()) {
      console.remark(only == null ? "nothing found" : "no row of that run matches '" + only + "'");
    }
    return rows.isEmpty() && !gaps ? Exit.REFUSED : Exit.DONE;
  }

  /// Rows tell whose they were taken for; it may have been merged into another since.
  private Predicate<CoverageRow> wanted(CmdbStore store) {
    var text = only;
    if (text == null) {
      return _ -> true;
    }
    var meant = Items.named(store, text);
    return row ->
        row.scope().contains(text)
            || (row.ci() != null && meant.contains(Items.current(store, row.ci())));
  }
}
