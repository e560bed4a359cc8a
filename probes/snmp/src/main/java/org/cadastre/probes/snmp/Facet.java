package org.cadastre.probes.snmp;

import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Outcome;

/// How much of a group of objects could be seen.
///
/// @param what it is, for an operator
/// @param reason empty when complete
/// @param exchange the one that decides, from 0
record Facet(String what, Outcome outcome, String reason, int exchange) {
  /// How a refusal begins that is none of the agent's.
  private static final String OURS = "not asked";

  private static final int NO_ACCESS = 6;
  private static final int AUTHORIZATION_ERROR = 16;

  /// @param oids the objects that make up the facet
  static Facet of(List<Exchange> exchanges, Variables variables, List<String> oids, String what) {
    boolean any = oids.stream().anyMatch(variables::holdsAny);
    Facet worst = null;
    for (int i = 0; i < exchanges.size(); i++) {
      if (concerns(exchanges.get(i), oids)) {
        var facet = of(what, exchanges.get(i).answer(), i, any);
        if (worst == null || worst.complete()) {
          worst = facet;
        }
      }
    }
    if (worst == null) {
      return new Facet(what, Outcome.UNSUPPORTED, what + " was not asked for", 0);
    }
    return worst.complete() && !any
        ? new Facet(what, Outcome.UNSUPPORTED, "the agent has no " + what, worst.exchange())
        : worst;
  }

  boolean complete() {
    return outcome == Outcome.COMPLETE;
  }

  private static boolean concerns(Exchange exchange, List<String> oids) {
    if (Contexts.isOne(exchange.question().verb())) {
      return false;
    }
    var text = exchange.question().text();
    int start = 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      for (int i = 0; i < oids.size(); i++) {
        if (Oids.related(oids.get(i), text, start, end)) {
          return true;
        }
      }
      start = end + 1;
    }
    return false;
  }

  private static Facet of(String what, Answer answer, int exchange, boolean any) {
    return switch (answer) {
      case Answer.Said said when said.succeeded() ->
          new Facet(what, Outcome.COMPLETE, "", exchange);
      case Answer.Said(_, var status, _)
          when status == NO_ACCESS || status == AUTHORIZATION_ERROR ->
          new Facet(
              what,
              any ? Outcome.PARTIAL : Outcome.DENIED,
              "the agent refuses access (error-status " + status + ")",
              exchange);
      case Answer.Said(_, var status, _) when status != 0 ->
          new Facet(
              what,
              any ? Outcome.PARTIAL : Outcome.GARBLED,
              "the agent reported error-status " + status,
              exchange);
      case Answer.Said _ ->
          new Facet(
              what,
              Outcome.PARTIAL,
              "cut short: the agent fell silent, did not move on, or a limit was reached",
              exchange);
      case Answer.Silent(var waited) ->
          new Facet(
              what,
              any ? Outcome.PARTIAL : Outcome.TIMED_OUT,
              "no answer within " + Seconds.text(waited),
              exchange);
      case Answer.Refused(var why) when why.startsWith(OURS) ->
          new Facet(what, Outcome.PARTIAL, why, exchange);
      case Answer.Refused(var why) ->
          new Facet(what, any ? Outcome.PARTIAL : Outcome.GARBLED, why, exchange);
    };
  }
}
