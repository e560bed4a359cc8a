package org.cadastre.probes.snmp;

import java.time.Duration;
import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.probe.Care;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Session;
import org.snmp4j.smi.OID;

/// A conversation with one agent. It knows three verbs: `get` (OIDs, one per line), `walk` (OIDs of
/// subtrees or columns, one per line, fetched side by side; `walk@<vlan>` in the context of a VLAN)
/// and `peek` (the first variable of each subtree). Of a fragile agent only the first is asked.
final class SnmpSession implements Session {
  private static final String SPARED =
      "not asked: the device is marked as fragile, so that only single values are asked for";

  private final Endpoint endpoint;
  private final Line line;
  private final Budget budget;
  private final Duration patience;
  private final Pace pace;
  private final Care care;

  SnmpSession(Endpoint endpoint, Line line, Limits limits, Care care) {
    this.endpoint = endpoint;
    this.line = line;
    this.care = care;
    this.budget = new Budget(limits, line::held);
    this.patience = limits.firstAnswer().dividedBy(2);
    this.pace = new Pace(patience);
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
    var verb = question.verb();
    if (care == Care.FRAGILE && !verb.equals("get")) {
      return new Answer.Refused(SPARED);
    }
    if (Contexts.isOne(verb)) {
      return inContext(verb.substring(verb.indexOf('@') + 1), oids);
    }
    var answer =
        switch (verb) {
          case "get" -> new Getter(line, budget, pace, care).get(oids);
          case "peek" -> new Peeker(line, budget, pace).peek(oids);
          case "walk" -> new Walker(line, budget, pace).walk(oids);
          default -> new Answer.Refused("SNMP has no verb '" + verb + "'");
        };
    pace.learn(answer);
    return answer;
  }

  /// Silence there says nothing of the agent: it may not have the context.
  private Answer inContext(String vlan, List<OID> oids) throws InterruptedException {
    try (var there = line.inContext(vlan)) {
      return new Walker(there, budget, new Pace(patience)).walk(oids);
    }
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
