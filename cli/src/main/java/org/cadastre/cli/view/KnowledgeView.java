package org.cadastre.cli.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.runtime.Reading;
import org.cadastre.runtime.Teaching;

/// What knowledge makes of what devices say.
public final class KnowledgeView {
  /// What everybody wants to know of a device.
  private static final List<String> WANTED =
      List.of("hw.vendor", "hw.model", "hw.serial_number", "os.name", "os.version", "ci.class");

  private static final int LINES_TO_GO_BY = 6;
  private static final int LONGEST_LINE = 160;

  private KnowledgeView() {}

  public static void checked(Console console, Teaching.Tally tally) {
    console.one(
        () ->
            "ok: %d entries, %d examples, %d of them recordings\n"
                .formatted(tally.entries(), tally.examples(), tally.recordings()),
        () ->
            new Table("ENTRIES", "EXAMPLES", "RECORDINGS")
                .row("" + tally.entries(), "" + tally.examples(), "" + tally.recordings()),
        () ->
            new Json.Obj()
                .put("ok", true)
                .put("entries", tally.entries())
                .put("examples", tally.examples())
                .put("recordings", tally.recordings()));
  }

  /// One row for an attribute of the device.
  private record Row(String attribute, String value, String knowledge, String before) {
    boolean known() {
      return !value.isEmpty();
    }

    Json.Obj json() {
      return new Json.Obj()
          .put("attribute", attribute)
          .put("value", known() ? value : null)
          .put("knowledge", knowledge.isEmpty() ? null : knowledge)
          .put("before", before.isEmpty() ? null : before);
    }
  }

  /// @return whether anything is known of the device
  public static boolean tested(Console console, Teaching.Lesson lesson) {
    var rows = rows(facts(lesson.before()), facts(lesson.after()));
    console.list(() -> table(rows), () -> rows.stream().map(Row::json).toList());
    console.remark(parts(lesson.after()));
    if (!rows.stream().allMatch(Row::known)) {
      console.remark(toGoBy(lesson.after().transcript()));
    }
    return rows.stream().anyMatch(Row::known);
  }

  private static Table table(List<Row> rows) {
    var table = new Table("ATTRIBUTE", "VALUE", "KNOWLEDGE", "WITHOUT THE FILES");
    for (var row : rows) {
      boolean same = row.before().equals(row.value());
      table.row(
          row.attribute(),
          row.known() ? row.value() : "unknown",
          row.knowledge(),
          same ? "" : row.before().isEmpty() ? "unknown" : row.before());
    }
    return table;
  }

  private static List<Row> rows(Map<String, Finding.Fact> before, Map<String, Finding.Fact> after) {
    return Stream.concat(WANTED.stream(), after.keySet().stream())
        .distinct()
        .map(attribute -> {
          var fact = after.get(attribute);
          var knowledge = fact == null ? null : fact.evidence().knowledge();
          return new Row(
              attribute,
              fact == null ? "" : fact.value().toString(),
              knowledge == null ? "" : knowledge,
              before.containsKey(attribute) ? before.get(attribute).value().toString() : "");
        })
        .toList();
  }

  private static Map<String, Finding.Fact> facts(Reading reading) {
    var facts = new LinkedHashMap<String, Finding.Fact>();
    for (var finding : reading.findings()) {
      if (finding instanceof Finding.Fact fact && fact.subject().host() == null) {
        facts.put(fact.attribute(), fact);
      }
    }
    return facts;
  }

  private static String parts(Reading reading) {
    var parts = new TreeMap<String, Long>();
    reading.findings().stream()
        .filter(Finding.Fact.class::isInstance)
        .map(finding -> ((Finding.Fact) finding).subject())
        .filter(subject -> subject.host() != null)
        .distinct()
        .forEach(subject -> parts.merge(subject.ciClass(), 1L, Long::sum));
    return "parts: " + (parts.isEmpty() ? "none" : parts.toString().replaceAll("[{}]", ""));
  }

  /// The first things that the device said: what an entry would begin with.
  private static String toGoBy(Transcript transcript) {
    var lines =
        transcript.exchanges().stream()
            .map(exchange -> exchange.answer())
            .filter(Answer.Said.class::isInstance)
            .flatMap(answer -> ((Answer.Said) answer).text().lines())
            .limit(LINES_TO_GO_BY)
            .map(line -> "  " + line.substring(0, Math.min(line.length(), LONGEST_LINE)))
            .toList();
    return "to go by, its first answers:\n" + String.join("\n", lines);
  }
}
