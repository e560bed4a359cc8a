package org.cadastre.cli.view;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cadastre.cli.output.Clean;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.store.TranscriptArchive.Condensed;

/// A conversation whose words are gone: what it said, and why they are.
///
/// @param only findings of that exchange, or -1 for all
/// @param changing attributes whose values are not kept
public record CondensedView(Condensed rest, int only, Predicate<String> changing) {
  public void show(Console console) {
    console.one(this::text, this::table, this::json);
  }

  private List<Finding> findings() {
    return rest.said().stream()
        .flatMap(said -> said.findings().stream())
        .filter(finding -> only < 0 || finding.evidence().exchange() == only)
        .toList();
  }

  private String text() {
    var head = rest.head();
    var text = new StringBuilder();
    text.append("transcript ").append(head.hash()).append('\n');
    text.append("endpoint   ").append(head.endpoint()).append('\n');
    text.append("run        ").append(Clean.line(rest.run())).append('\n');
    text.append("observed   ")
        .append(Words.time(head.started()))
        .append(" to ")
        .append(Words.time(head.ended()))
        .append('\n');
    text.append("recorded   ").append(Words.time(rest.recordedAt())).append('\n');
    text.append("words      ").append(removed()).append("\n\n");
    findings().forEach(finding -> text.append(Clean.line(words(finding))).append('\n'));
    return text.toString();
  }

  private String removed() {
    var act = rest.act();
    return "of %d exchanges, removed on %s by %s: %s; act %s"
        .formatted(
            rest.head().exchanges(),
            Words.time(act.recordedAt()),
            Clean.line(act.actor()),
            Clean.line(act.reason()),
            act.id());
  }

  private String words(Finding finding) {
    var what =
        switch (finding) {
          case Finding.Fact(var subject, var attribute, var value, _) ->
              "%s: %s = %s"
                  .formatted(
                      FindingView.name(subject),
                      attribute,
                      changing.test(attribute) ? "(changes all the time, not kept)" : value);
          case Finding.Link(var subject, var relation, var other, _) ->
              "%s %s %s".formatted(FindingView.name(subject), relation, FindingView.name(other));
          case Finding.Census(var scope, var ciClass, _) ->
              "%s: every %s was listed".formatted(FindingView.name(scope), ciClass);
          case Finding.Coverage(var facet, var outcome, var reason, _) ->
              "%s: %s%s"
                  .formatted(facet, outcome.word(), reason.isEmpty() ? "" : " (" + reason + ")");
        };
    return "#" + finding.evidence().exchange() + " " + what;
  }

  private Table table() {
    var table = new Table("EXCHANGE", "SAID");
    for (var finding : findings()) {
      table.row(Integer.toString(finding.evidence().exchange()), words(finding));
    }
    return table;
  }

  private Json.Obj json() {
    var head = rest.head();
    return new Json.Obj()
        .put("transcript", head.hash())
        .put("source", head.probe())
        .put("endpoint", head.endpoint().toString())
        .put("run", rest.run())
        .put("started", head.started())
        .put("ended", head.ended())
        .put("recordedAt", rest.recordedAt())
        .put("exchangeCount", head.exchanges())
        .put(
            "removed",
            new Json.Obj()
                .put("at", rest.act().recordedAt())
                .put("by", rest.act().actor())
                .put("reason", rest.act().reason())
                .put("act", rest.act().id()))
        .put("findings", Json.array(kept().map(FindingView::json).toList()));
  }

  private Stream<Finding> kept() {
    return findings().stream()
        .filter(
            finding -> !(finding instanceof Finding.Fact fact && changing.test(fact.attribute())));
  }
}
