package org.cadastre.probes.ssh;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Outcome;

/// What was heard on one question, and where in the transcript it stands.
record Heard(int exchange, Answer answer) {
  static final int NOT_FOUND = 127;

  /// How much could be seen, and why not all of it; the reason is empty when complete.
  record Extent(Outcome outcome, String reason) {
    static final Extent COMPLETE = new Extent(Outcome.COMPLETE, "");
  }

  /// The answers by question; where one was asked twice, the first counts.
  static Map<Asked, Heard> by(List<Exchange> exchanges) {
    Map<Asked, Heard> heard = new EnumMap<>(Asked.class);
    for (int i = 0; i < exchanges.size(); i++) {
      var exchange = exchanges.get(i);
      int at = i;
      Asked.which(exchange.question())
          .ifPresent(asked -> heard.putIfAbsent(asked, new Heard(at, exchange.answer())));
    }
    return heard;
  }

  /// What was said, cut or not; empty when nothing was.
  String text() {
    return answer instanceof Answer.Said said ? said.text() : "";
  }

  boolean missing() {
    return answer instanceof Answer.Said said && said.status() == NOT_FOUND;
  }

  /// It ended by itself, with success.
  boolean complete() {
    return answer instanceof Answer.Said said && said.succeeded();
  }

  /// What the answer alone says of the extent, before anybody looked into it; empty when it was
  /// given in full, whatever its status.
  Optional<Extent> shortfall() {
    return switch (answer) {
      case Answer.Said(_, _, var complete) when complete -> Optional.empty();
      case Answer.Said _ -> Optional.of(new Extent(Outcome.PARTIAL, "the answer was cut short"));
      case Answer.Silent(var waited) ->
          Optional.of(
              new Extent(Outcome.TIMED_OUT, "no answer within %d ms".formatted(waited.toMillis())));
      case Answer.Refused(var why) -> Optional.of(new Extent(Outcome.UNSUPPORTED, why));
    };
  }
}
