package org.cadastre.probes.snmp;

import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Session;
import org.snmp4j.smi.OID;

/// A conversation with one agent. It knows two verbs: `get` (OIDs, one per line) and `walk` (OIDs
/// of subtrees or columns, one per line, fetched side by side).
final class SnmpSession implements Session {
  private final Endpoint endpoint;
  private final Line line;
  private final Budget budget;
  private final Pace pace;

  SnmpSession(Endpoint endpoint, Line line, Limits limits) {
    this.endpoint = endpoint;
    this.line = line;
    this.budget = new Budget(limits);
    this.pace = new Pace(limits.firstAnswer().dividedBy(2));
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public Answer ask(Question question) throws InterruptedException {
    budget.beginAnswer();
    if (budget.sessionOver()) {
      return new Answer.Said("", 0, false);
    }
    var oids = oids(question.text());
    var answer =
        switch (question.verb()) {
          case "get" -> new Getter(line, budget, pace).get(oids);
          case "walk" -> new Walker(line, budget, pace).walk(oids);
          default -> new Answer.Refused("SNMP has no verb '" + question.verb() + "'");
        };
    pace.learn(answer);
    return answer;
  }

  /// @throws IllegalArgumentException when a line is no OID: the asking probe's fault
  private static List<OID> oids(String text) {
    return text.lines().map(String::strip).filter(l -> !l.isEmpty()).map(OID::new).toList();
  }

  @Override
  public void close() {
    line.close();
  }
}
