package org.cadastre.cli.view;

import java.util.ArrayList;
import org.cadastre.cli.output.Clean;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.store.TranscriptArchive;

/// A kept conversation.
public final class EvidenceView {
  private EvidenceView() {}

  /// @param only the exchange to show, or -1 for all
  public static void show(Console console, TranscriptArchive.Kept kept, int only) {
    console.one(() -> text(kept, only), () -> table(kept, only), () -> json(kept, only));
  }

  private static String text(TranscriptArchive.Kept kept, int only) {
    var text = new StringBuilder();
    var transcript = kept.transcript();
    text.append("transcript ").append(transcript.hash()).append('\n');
    text.append("endpoint   ").append(transcript.endpoint()).append('\n');
    text.append("run        ").append(Clean.line(kept.run())).append('\n');
    text.append("observed   ")
        .append(Words.time(transcript.started()))
        .append(" to ")
        .append(Words.time(transcript.ended()))
        .append('\n');
    text.append("recorded   ").append(Words.time(kept.recordedAt())).append('\n');
    for (int i = 0; i < transcript.exchanges().size(); i++) {
      if (only < 0 || only == i) {
        exchange(text, i, transcript.exchanges().get(i));
      }
    }
    return text.toString();
  }

  private static void exchange(StringBuilder text, int index, Exchange exchange) {
    text.append('\n')
        .append('#')
        .append(index)
        .append(' ')
        .append(Clean.line(exchange.question().verb()))
        .append('\n');
    indented(text, "  ? ", exchange.question().text());
    indented(text, "    ", said(exchange.answer()));
  }

  private static void indented(StringBuilder text, String indent, String body) {
    body.lines().forEach(line -> text.append(indent).append(Clean.line(line)).append('\n'));
  }

  private static String said(Answer answer) {
    return switch (answer) {
      case Answer.Said(var text, var status, var complete) ->
          text
              + (status == 0 ? "" : "\n(status " + status + ")")
              + (complete ? "" : "\n(cut short)");
      case Answer.Silent(var waited) -> "(silent for " + waited.toMillis() + " ms)";
      case Answer.Refused(var why) -> "(refused: " + why + ")";
    };
  }

  private static Table table(TranscriptArchive.Kept kept, int only) {
    var table = new Table("EXCHANGE", "VERB", "QUESTION", "ANSWER");
    var exchanges = kept.transcript().exchanges();
    for (int i = 0; i < exchanges.size(); i++) {
      if (only < 0 || only == i) {
        var question = exchanges.get(i).question();
        table.row(
            Integer.toString(i), question.verb(), question.text(), said(exchanges.get(i).answer()));
      }
    }
    return table;
  }

  private static Json.Obj json(TranscriptArchive.Kept kept, int only) {
    var transcript = kept.transcript();
    var exchanges = new ArrayList<Json.Obj>();
    for (int i = 0; i < transcript.exchanges().size(); i++) {
      if (only < 0 || only == i) {
        exchanges.add(json(i, transcript.exchanges().get(i)));
      }
    }
    return new Json.Obj()
        .put("transcript", transcript.hash())
        .put("source", transcript.probe())
        .put("endpoint", transcript.endpoint().toString())
        .put("run", kept.run())
        .put("started", transcript.started())
        .put("ended", transcript.ended())
        .put("recordedAt", kept.recordedAt())
        .put("exchanges", Json.array(exchanges));
  }

  private static Json.Obj json(int index, Exchange exchange) {
    var object =
        new Json.Obj()
            .put("exchange", index)
            .put("verb", exchange.question().verb())
            .put("question", exchange.question().text());
    switch (exchange.answer()) {
      case Answer.Said(var text, var status, var complete) ->
          object
              .put("outcome", "said")
              .put("answer", text)
              .put("status", status)
              .put("complete", complete);
      case Answer.Silent(var waited) ->
          object.put("outcome", "silent").put("waitedMs", waited.toMillis());
      case Answer.Refused(var why) -> object.put("outcome", "refused").put("reason", why);
    }
    return object;
  }
}
