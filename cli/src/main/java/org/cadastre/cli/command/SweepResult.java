package org.cadastre.cli.command;

import java.util.List;
import java.util.Optional;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.view.ItemView;
import org.cadastre.cli.view.RunView;
import org.cadastre.cli.view.Surroundings;
import org.cadastre.core.store.CiRecord;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.SweepReport;

/// What an operator sees at the end of a sweep.
final class SweepResult {
  private final Cadastre cadastre;
  private final Console console;

  SweepResult(Cadastre cadastre, Console console) {
    this.cadastre = cadastre;
    this.console = console;
  }

  void print(SweepReport report) {
    List<CiRecord> seen =
        cadastre.ask(
            store -> report.seen().stream().map(store::record).flatMap(Optional::stream).toList());
    RunView.report(
        console, new ItemView(cadastre.clock().instant(), new Surroundings()), report, seen);
    report.faults().forEach(console::error);
    if (!report.failures().isEmpty()) {
      console.remark("Details: cadastre scan show " + report.run().id());
    }
  }
}
