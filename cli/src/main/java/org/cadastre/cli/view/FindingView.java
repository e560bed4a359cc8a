package org.cadastre.cli.view;

import java.util.List;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.evidence.Transcript;

/// What a transcript proves.
public final class FindingView {
  private FindingView() {}

  public static void list(Console console, List<Finding> findings) {
    console.list(() -> table(findings), () -> findings.stream().map(FindingView::json).toList());
  }

  private static Table table(List<Finding> findings) {
    var table = new Table("SUBJECT", "WHAT", "VALUE", "EXCHANGE", "KNOWLEDGE");
    for (var finding : findings) {
      var by = finding.evidence();
      var knowledge = by.knowledge() == null ? "" : by.knowledge();
      var at = Integer.toString(by.exchange());
      switch (finding) {
        case Finding.Fact(var subject, var attribute, var value, _) ->
            table.row(name(subject), attribute, value.toString(), at, knowledge);
        case Finding.Link(var subject, var relation, var other, _) ->
            table.row(name(subject), relation, name(other), at, knowledge);
        case Finding.Census(var scope, var ciClass, _) ->
            table.row(name(scope), "census", "every " + ciClass + " was listed", at, knowledge);
        case Finding.Coverage(var facet, var outcome, var reason, _) ->
            table.row(
                "",
                "coverage of " + facet,
                outcome.word() + (reason.isEmpty() ? "" : ": " + reason),
                at,
                knowledge);
      }
    }
    return table;
  }

  static String name(Subject subject) {
    return subject.ciClass() + " " + subject.name();
  }

  static Json.Obj json(Finding finding) {
    var object = new Json.Obj();
    switch (finding) {
      case Finding.Fact(var subject, var attribute, var value, _) ->
          object
              .put("kind", "fact")
              .put("subject", subject(subject))
              .put("attribute", attribute)
              .put("value", Words.json(value));
      case Finding.Link(var subject, var relation, var other, _) ->
          object
              .put("kind", "link")
              .put("subject", subject(subject))
              .put("relation", relation)
              .put("other", subject(other));
      case Finding.Census(var scope, var ciClass, _) ->
          object.put("kind", "census").put("subject", subject(scope)).put("class", ciClass);
      case Finding.Coverage(var facet, var outcome, var reason, _) ->
          object
              .put("kind", "coverage")
              .put("facet", facet)
              .put("outcome", outcome.word())
              .put("reason", reason);
    }
    return object.put("evidence", evidence(finding.evidence()));
  }

  /// By what a host is told from others stands in the facts, each with its own evidence.
  private static Json.Obj subject(Subject subject) {
    var object = new Json.Obj().put("class", subject.ciClass()).put("name", subject.name());
    var host = subject.host();
    return host == null ? object : object.put("host", host.name());
  }

  private static Json.Obj evidence(Evidence evidence) {
    return new Json.Obj()
        .put("transcript", evidence.transcript())
        .put("exchange", evidence.exchange())
        .put("knowledge", evidence.knowledge());
  }

  /// What a person reads above the findings.
  public static String heading(Transcript transcript) {
    return "%s %s: %d exchanges, %s to %s, transcript %s"
        .formatted(
            transcript.probe(),
            transcript.endpoint(),
            transcript.exchanges().size(),
            Words.time(transcript.started()),
            Words.time(transcript.ended()),
            transcript.hash().substring(0, 12));
  }
}
