package org.cadastre.cli.view;

import java.util.List;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.ci.Act;
import org.cadastre.runtime.AuditReport;

/// What an auditor sees.
public final class AuditView {
  private AuditView() {}

  public static void show(Console console, AuditReport report) {
    console.one(() -> text(console, report), () -> damage(report), () -> json(report));
  }

  private static String text(Console console, AuditReport report) {
    var text = new StringBuilder();
    report.checked().forEach(what -> text.append("checked: ").append(line(what)));
    report.remarks().forEach(what -> text.append("note: ").append(line(what)));
    return report.sound()
        ? text.append("all is as it was signed\n").toString()
        : text.append("\nNOT as it was signed:\n")
            .append(console.render(damage(report)))
            .toString();
  }

  private static String line(String words) {
    return org.cadastre.cli.output.Clean.line(words) + "\n";
  }

  private static Table damage(AuditReport report) {
    var table = new Table("PLACE", "WHAT");
    report.damage().forEach(damage -> table.row(damage.place(), damage.what()));
    return table;
  }

  private static Json.Obj json(AuditReport report) {
    return new Json.Obj()
        .put("sound", report.sound())
        .put(
            "damage",
            Json.array(
                report.damage().stream()
                    .map(damage ->
                        new Json.Obj().put("place", damage.place()).put("what", damage.what()))
                    .toList()))
        .put("remarks", Json.texts(report.remarks()))
        .put("checked", Json.texts(report.checked()));
  }

  public static void log(Console console, List<Act.Signed> acts) {
    console.list(() -> table(acts), () -> acts.stream().map(AuditView::json).toList());
  }

  private static Table table(List<Act.Signed> acts) {
    var table = new Table("AT", "ACTOR", "ACT", "ABOUT", "REASON", "ID");
    for (var signed : acts) {
      table.row(
          Words.cell(signed.recordedAt()),
          signed.actor(),
          signed.act().word(),
          Deeds.words(signed.act()),
          signed.reason(),
          signed.id());
    }
    return table;
  }

  private static Json.Obj json(Act.Signed signed) {
    return new Json.Obj()
        .put("id", signed.id())
        .put("at", signed.recordedAt())
        .put("actor", signed.actor())
        .put("act", signed.act().word())
        .put("about", Deeds.words(signed.act()))
        .put("reason", signed.reason());
  }
}
