package org.cadastre.cli.view;

import java.util.List;
import java.util.Locale;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.runtime.AccountCalls;
import org.cadastre.runtime.SweepReport;

/// What a run asked of accounts, and which probes their events call for.
final class AccountView {
  private static final double THOUSAND = 1_000;

  private AccountView() {}

  static String text(Console console, SweepReport report) {
    var text = new StringBuilder();
    if (!report.calls().isEmpty()) {
      text.append(console.render(table(report.calls()))).append(per(report.calls())).append('\n');
    }
    if (!report.due().isEmpty()) {
      var table = new Table("DUE", "SINCE", "CHANGED");
      for (var due : report.due()) {
        table.row(
            "cadastre " + due.command(),
            Words.time(due.latest()),
            String.join(", ", due.resources()));
      }
      text.append(console.render(table)).append('\n');
    }
    return text.toString();
  }

  private static Table table(List<AccountCalls> calls) {
    var table = new Table("ACCOUNT", "API CALLS", "INSTANCES");
    for (var each : calls) {
      table.row(each.scope(), Integer.toString(each.calls()), Integer.toString(each.instances()));
    }
    return table;
  }

  private static String per(List<AccountCalls> all) {
    int calls = all.stream().mapToInt(AccountCalls::calls).sum();
    int instances = all.stream().mapToInt(AccountCalls::instances).sum();
    return instances == 0
        ? "%d API calls%n".formatted(calls)
        : String.format(
            Locale.ROOT,
            "%d API calls, %.1f per 1,000 instances%n",
            calls,
            calls * THOUSAND / instances);
  }

  static List<Json.Obj> calls(SweepReport report) {
    return report.calls().stream()
        .map(each ->
            new Json.Obj()
                .put("account", each.scope())
                .put("calls", each.calls())
                .put("instances", each.instances()))
        .toList();
  }

  static List<Json.Obj> due(SweepReport report) {
    return report.due().stream()
        .map(due ->
            new Json.Obj()
                .put("probe", due.probe())
                .put("account", due.account())
                .put("region", due.region())
                .put("resources", Json.texts(due.resources()))
                .put("latest", due.latest())
                .put("command", due.command()))
        .toList();
  }
}
